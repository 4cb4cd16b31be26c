package io.keystream.commands.http;

import static io.keystream.http.Questions.LISTED;
import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.edge.Shown;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves {@code auth/approle}: logging in, secret-ids, and roles to read. */
final class AppRoleRoutes implements HttpService {

  /** Whoever logs in is nobody yet: more is not read of it. */
  private static final int LOGIN_BYTES = 4096;

  private static final String ROLES = "/role";
  private static final String ROLE = ROLES + "/{name}";
  private static final String SECRET_ID = ROLE + "/secret-id";
  private static final String ACCESSOR = ROLE + "/secret-id-accessor";

  private final Listening listening;
  private final TokenMaking making;
  private final AppRoleKeeping keeping;

  AppRoleRoutes(Listening listening, TokenMaking making, AppRoleKeeping keeping) {
    this.listening = listening;
    this.making = making;
    this.keeping = keeping;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, WRITE, "/login", this::logIn);
    route(rules, LISTED, ROLES, request -> keeping.list(HttpCaller.of(request)));
    route(
        rules,
        READ,
        ROLE + "/role-id",
        request -> keeping.readId(HttpCaller.of(request), name(request)));
    route(rules, WRITE, SECRET_ID, this::make);
    route(
        rules,
        LISTED,
        SECRET_ID,
        request -> keeping.listSecretIds(HttpCaller.of(request), name(request)));
    for (var destroys : List.of(false, true)) {
      one(rules, SECRET_ID, "secret_id", destroys);
      one(rules, ACCESSOR, "secret_id_accessor", destroys);
    }
    route(rules, READ, ROLE, request -> keeping.read(HttpCaller.of(request), name(request)));
    for (var path : List.of(ROLE, ROLE + "/*")) {
      route(
          rules,
          List.of(Method.POST, Method.PUT, Method.DELETE),
          path,
          request -> keeping.refuseToWrite(HttpCaller.of(request), name(request)));
    }
  }

  private void one(HttpRules rules, String path, String field, boolean destroys) {
    route(
        rules,
        WRITE,
        path + (destroys ? "/destroy" : "/lookup"),
        request ->
            listening.to(
                request,
                (caller, body) ->
                    keeping.one(caller, name(request), field, given(body, field), destroys)));
  }

  private Answer logIn(ServerRequest request) {
    var body = JsonBody.read(request, LOGIN_BYTES);
    var role = role(given(body, "role_id"));
    var secret = TokenSecret.parse(given(body, "secret_id")).orElse(null);
    try {
      var shown = new Shown.ASecretId(role, secret);
      return making.logIn(HttpCaller.bySecretId(request, shown), shown);
    } finally {
      if (secret != null) {
        secret.close();
      }
    }
  }

  private Answer make(ServerRequest request) {
    if (request.headers().contains(HeaderNames.create("X-Vault-Wrap-TTL"))) {
      throw new BadRequest("X-Vault-Wrap-TTL must not be given: answers are not wrapped");
    }
    return listening.to(
        request, (caller, body) -> keeping.makeSecretId(caller, name(request), body));
  }

  private static String given(JsonBody body, String field) {
    var text = body.text(field);
    if (text == null || text.isEmpty()) {
      throw new BadRequest(field + " must be given");
    }
    return text;
  }

  private static @Nullable RoleId role(String text) {
    try {
      return new RoleId(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static RoleName name(ServerRequest request) {
    return BadRequest.checked(
        "role_name", () -> new RoleName(request.path().pathParameters().get("name")));
  }
}
