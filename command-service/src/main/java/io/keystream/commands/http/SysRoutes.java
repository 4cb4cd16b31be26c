package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves what the platform is, under {@code sys}: its mounts, its policies, and what one may. */
final class SysRoutes implements HttpService {

  private static final Method LIST = Method.create("LIST");
  private static final String UI_MOUNTS = "/internal/ui/mounts";

  private final Front front;
  private final PolicyReading policies;
  private final CapabilityReading capabilities;

  SysRoutes(Front front, PolicyReading policies, CapabilityReading capabilities) {
    this.front = front;
    this.policies = policies;
    this.capabilities = capabilities;
  }

  @Override
  public void routing(HttpRules rules) {
    mounts(rules);
    policies(rules);
    for (var method : List.of(Method.POST, Method.PUT)) {
      answer(
          rules,
          method,
          "/capabilities-self",
          request -> capabilities.ofItself(HttpCaller.of(request), JsonBody.read(request)));
    }
  }

  private void mounts(HttpRules rules) {
    answer(rules, Method.GET, "/mounts", request -> read(request, "sys/mounts", Mounts.all()));
    answer(rules, Method.GET, "/auth", request -> read(request, "sys/auth", Mounts.auth()));
    answer(rules, Method.GET, UI_MOUNTS, this::readAllMounts);
    answer(rules, Method.GET, UI_MOUNTS + "/*", this::readMount);
    for (var method : List.of(Method.POST, Method.PUT)) {
      answer(rules, method, "/mounts/*", request -> mount(request, "/mounts/"));
    }
  }

  private void policies(HttpRules rules) {
    for (var path : List.of("/policies/acl", "/policy")) {
      answer(rules, LIST, path, request -> policies.list(HttpCaller.of(request), "sys" + path));
      answer(
          rules, Method.GET, path, request -> policies.list(HttpCaller.of(request), "sys" + path));
      answer(
          rules,
          Method.GET,
          path + "/*",
          request ->
              policies.read(HttpCaller.of(request), "sys" + path, rest(request, path + "/")));
      for (var method : List.of(Method.POST, Method.PUT, Method.DELETE)) {
        answer(
            rules,
            method,
            path + "/*",
            request ->
                policies.refuseToWrite(
                    HttpCaller.of(request), "sys" + path, rest(request, path + "/")));
      }
    }
  }

  private Answer read(ServerRequest request, String path, ObjectNode found) {
    return answer(
        HttpCaller.of(request), "ReadMounts", path, new Access(path, Capability.READ), found);
  }

  private Answer readAllMounts(ServerRequest request) {
    var found = JsonNodeFactory.instance.objectNode();
    found.set("secret", Mounts.all());
    found.set("auth", Mounts.auth());
    return answer(HttpCaller.of(request), "ReadMounts", "sys" + UI_MOUNTS, null, found);
  }

  /** What clients ask before they speak to an engine: which one it is. */
  private Answer readMount(ServerRequest request) {
    var path = rest(request, UI_MOUNTS + "/");
    return front.answer(
        HttpCaller.of(request),
        new Asked(AuditKind.USE, "ReadMounts", "sys" + UI_MOUNTS, null),
        (_, id, _) ->
            Mounts.of(path)
                .map(mount -> Answer.ok(Envelope.of(id.toString(), mount.shown())))
                .orElseGet(() ->
                    Answer.error(
                        Answer.FORBIDDEN,
                        List.of(
                            "preflight capability check returned 403, please ensure client's"
                                + " policies grant access to path \""
                                + path
                                + "\""))));
  }

  /** Clients make sure that an engine is there by mounting it. */
  private Answer mount(ServerRequest request, String prefix) {
    var path = rest(request, prefix);
    return front.answer(
        HttpCaller.of(request),
        new Asked(
            AuditKind.CHANGE,
            "Mount",
            "sys/mounts",
            new Access("sys/mounts/" + path, Capability.UPDATE)),
        (_, _, _) ->
            Answer.error(
                Answer.BAD_REQUEST,
                List.of(
                    Mounts.of(path).isPresent()
                        ? "path is already in use at " + path + "/"
                        : "mounts are the same on every platform; there is no engine at " + path)));
  }

  private Answer answer(
      HttpCaller caller,
      String operation,
      String resource,
      @Nullable Access access,
      ObjectNode found) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, operation, resource, access),
        (_, id, _) -> Answer.ok(Envelope.of(id.toString(), found)));
  }

  private static String rest(ServerRequest request, String prefix) {
    return request.path().path().substring(prefix.length());
  }

  private static void answer(
      HttpRules rules, Method method, String path, Function<ServerRequest, Answer> answering) {
    rules.route(
        method, path, (request, response) -> Edge.send(response, () -> answering.apply(request)));
  }
}
