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
import java.util.function.Function;
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
  private final LoggingIn logins;
  private final RoleReading roles;
  private final SecretIdKeeping secretIds;

  AppRoleRoutes(
      Listening listening, LoggingIn logins, RoleReading roles, SecretIdKeeping secretIds) {
    this.listening = listening;
    this.logins = logins;
    this.roles = roles;
    this.secretIds = secretIds;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, WRITE, "/login", this::logIn);
    route(rules, LISTED, ROLES, request -> roles.list(HttpCaller.of(request)));
    route(
        rules,
        READ,
        ROLE + "/role-id",
        request -> roles.readId(HttpCaller.of(request), name(request)));
    route(rules, WRITE, SECRET_ID, this::make);
    route(
        rules, LISTED, SECRET_ID, request -> secretIds.list(HttpCaller.of(request), name(request)));
    one(rules, SECRET_ID, NamedSecretId::bySecret);
    one(rules, ACCESSOR, NamedSecretId::byAccessor);
    route(rules, READ, ROLE, request -> roles.read(HttpCaller.of(request), name(request)));
    for (var path : List.of(ROLE, ROLE + "/*")) {
      route(
          rules,
          List.of(Method.POST, Method.PUT, Method.DELETE),
          path,
          request -> roles.refuseToWrite(HttpCaller.of(request), name(request)));
    }
  }

  /** What is done with one that the body names. */
  private interface Deed {
    Answer with(HttpCaller caller, RoleName name, NamedSecretId named);
  }

  private void one(HttpRules rules, String path, Function<JsonBody, NamedSecretId> naming) {
    one(rules, path + "/lookup", naming, secretIds::lookUp);
    one(rules, path + "/destroy", naming, secretIds::destroy);
  }

  private void one(
      HttpRules rules, String path, Function<JsonBody, NamedSecretId> naming, Deed deed) {
    route(
        rules,
        WRITE,
        path,
        request ->
            listening.to(
                request, (caller, body) -> deed.with(caller, name(request), naming.apply(body))));
  }

  private Answer logIn(ServerRequest request) {
    try {
      return readAndLogIn(request);
    } catch (BadRequest e) {
      var nobody = new Shown.ASecretId(null, null);
      return logins.refuse(HttpCaller.loggingIn(request, nobody), e);
    }
  }

  private Answer readAndLogIn(ServerRequest request) {
    var body = JsonBody.read(request, LOGIN_BYTES);
    var role = role(body.givenText("role_id"));
    var secret = TokenSecret.parse(body.givenText("secret_id")).orElse(null);
    try {
      var shown = new Shown.ASecretId(role, secret);
      return logins.logIn(HttpCaller.loggingIn(request, shown), shown);
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
    return listening.to(request, (caller, body) -> secretIds.make(caller, name(request), body));
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
