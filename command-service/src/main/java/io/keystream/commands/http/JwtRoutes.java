package io.keystream.commands.http;

import static io.keystream.http.Questions.LISTED;
import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.access.RoleName;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import io.keystream.jwt.JwtVerification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves {@code auth/jwt}: logging in, and roles to read. */
final class JwtRoutes implements HttpService {

  /** Whoever logs in is nobody yet: more than a JWT is not read of it. */
  private static final int LOGIN_BYTES = 12_288;

  private static final String ROLES = "/role";
  private static final String ROLE = ROLES + "/{name}";

  private final LoggingIn logins;
  private final JwtVerification verification;
  private final JwtRoleReading roles;

  JwtRoutes(LoggingIn logins, JwtVerification verification, JwtRoleReading roles) {
    this.logins = logins;
    this.verification = verification;
    this.roles = roles;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, WRITE, "/login", this::logIn);
    route(rules, LISTED, ROLES, request -> roles.list(HttpCaller.of(request)));
    route(rules, READ, ROLE, request -> roles.read(HttpCaller.of(request), name(request)));
    route(
        rules,
        List.of(Method.POST, Method.PUT, Method.DELETE),
        ROLE,
        request -> roles.refuseToWrite(HttpCaller.of(request), name(request)));
  }

  private Answer logIn(ServerRequest request) {
    try {
      return readAndLogIn(request);
    } catch (BadRequest e) {
      var nobody = new ShownJwt(verification, null, "").shown();
      return logins.refuse(HttpCaller.loggingIn(request, nobody), e);
    }
  }

  private Answer readAndLogIn(ServerRequest request) {
    var body = JsonBody.read(request, LOGIN_BYTES);
    var jwt = new ShownJwt(verification, role(body.givenText("role")), body.givenText("jwt"));
    return logins.logIn(HttpCaller.loggingIn(request, jwt.shown()), jwt);
  }

  private static @Nullable RoleName role(String text) {
    try {
      return new RoleName(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static RoleName name(ServerRequest request) {
    return BadRequest.checked(
        "role_name", () -> new RoleName(request.path().pathParameters().get("name")));
  }
}
