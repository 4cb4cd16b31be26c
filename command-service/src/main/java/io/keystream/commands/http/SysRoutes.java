package io.keystream.commands.http;

import static io.keystream.http.Questions.LISTED;
import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.behind;
import static io.keystream.http.Questions.route;

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
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.Texts;
import io.keystream.schemas.wire.AuditKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves what the platform is, under {@code sys}: its mounts, its policies, and what one may. */
final class SysRoutes implements HttpService {

  private static final String MOUNTS = "/mounts/";
  private static final String UI_MOUNTS = "/internal/ui/mounts";

  private final Front front;
  private final Listening listening;
  private final PolicyReading policies;
  private final CapabilityReading capabilities;

  SysRoutes(
      Front front, Listening listening, PolicyReading policies, CapabilityReading capabilities) {
    this.front = front;
    this.listening = listening;
    this.policies = policies;
    this.capabilities = capabilities;
  }

  @Override
  public void routing(HttpRules rules) {
    mounts(rules);
    for (var path : List.of("/policies/acl", "/policy")) {
      policies(rules, path);
    }
    route(
        rules,
        WRITE,
        "/capabilities-self",
        request -> listening.to(request, capabilities::ofItself));
  }

  private void mounts(HttpRules rules) {
    route(rules, READ, "/mounts", request -> read(request, "sys/mounts", Mounts.all()));
    route(rules, READ, "/auth", request -> read(request, "sys/auth", Mounts.auth()));
    route(rules, READ, UI_MOUNTS, this::readAllMounts);
    route(rules, READ, UI_MOUNTS + "/*", this::readMount);
    route(rules, WRITE, MOUNTS + "*", this::mount);
  }

  private void policies(HttpRules rules, String path) {
    var one = path + "/";
    var asked = "sys" + path;
    route(rules, LISTED, path, request -> policies.list(HttpCaller.of(request), asked));
    route(
        rules,
        READ,
        one + "*",
        request -> policies.read(HttpCaller.of(request), asked, behind(one, request)));
    route(
        rules,
        List.of(Method.POST, Method.PUT, Method.DELETE),
        one + "*",
        request -> policies.refuseToWrite(HttpCaller.of(request), asked, behind(one, request)));
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
    var path = behind(UI_MOUNTS + "/", request);
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
                                + Texts.cut(path)
                                + "\""))));
  }

  /** Clients make sure that an engine is there by mounting it. */
  private Answer mount(ServerRequest request) {
    var named = behind(MOUNTS, request);
    var path = named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
    var access =
        BadRequest.checked("path", () -> new Access("sys/mounts/" + path, Capability.UPDATE));
    return front.answer(
        HttpCaller.of(request),
        new Asked(AuditKind.CHANGE, "Mount", "sys/mounts", access),
        (_, _, _) ->
            Answer.error(
                Answer.BAD_REQUEST,
                List.of(
                    Mounts.of(path).isPresent()
                        ? "path is already in use at " + path + "/"
                        : "mounts are the same on every platform; there is no engine at "
                            + Texts.cut(path))));
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
}
