package io.keystream.edge.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.policy.Source;
import io.keystream.edge.Shown;
import io.keystream.http.BadRequest;
import io.keystream.http.Peer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks over a connection: what it shows to be somebody, and the application and the user that
 * it states in headers. Whether what it shows stands for anybody is not asked here.
 *
 * @param stated the application; null where none is stated
 * @param user null where none is stated
 */
public record HttpCaller(
    Shown shown, @Nullable Application stated, @Nullable String user, Source source) {

  private static final String TOKEN = "X-Vault-Token";
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";
  private static final String APPLICATION = "X-Keystream-Application";
  private static final String USER = "X-Keystream-User";

  private static final ShownCertificates CERTIFICATES = new ShownCertificates();

  /**
   * As the request has it.
   *
   * @throws BadRequest if what the headers state cannot be a name
   */
  public static HttpCaller of(ServerRequest request) {
    return new HttpCaller(shown(request), application(request), user(request), source(request));
  }

  /** Whoever it is, whatever application and user it states. */
  static HttpCaller statingNothing(ServerRequest request) {
    return new HttpCaller(shown(request), null, null, source(request));
  }

  /** As the request has it, by its certificate alone: for whoever logs in. */
  public static HttpCaller byCertificate(ServerRequest request) {
    return new HttpCaller(
        certificate(request), application(request), user(request), source(request));
  }

  /** Whoever logs in with what its body says, whatever else it shows. */
  public static HttpCaller loggingIn(ServerRequest request, Shown shown) {
    return new HttpCaller(shown, application(request), user(request), source(request));
  }

  /** The text of the token that is shown; null for none. */
  public static @Nullable String shownToken(ServerRequest request) {
    return token(request).orElse(null);
  }

  /** The application, else the principal calls in its own name. */
  public Application application(Principal principal) {
    return stated == null ? new Application(principal.name()) : stated;
  }

  /** Who asks, for whoever commands in its name. */
  public OnBehalf onBehalf(Principal principal) {
    return new OnBehalf(
        new Caller(
            principal,
            application(principal),
            user == null ? new User.None() : new User.Asserted(user)),
        source);
  }

  private static Shown shown(ServerRequest request) {
    return token(request)
        .<Shown>map(text ->
            TokenSecret.parse(text).<Shown>map(Shown.AToken::new).orElseGet(Shown.Nothing::new))
        .orElseGet(() -> certificate(request));
  }

  private static Shown certificate(ServerRequest request) {
    return Peer.certificate(request).map(CERTIFICATES::of).orElseGet(Shown.Nothing::new);
  }

  private static Optional<String> token(ServerRequest request) {
    return header(request, TOKEN)
        .filter(text -> !text.isEmpty())
        .or(() ->
            header(request, AUTHORIZATION)
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length())));
  }

  private static @Nullable Application application(ServerRequest request) {
    return BadRequest.checked(
        APPLICATION, () -> header(request, APPLICATION).map(Application::new).orElse(null));
  }

  private static @Nullable String user(ServerRequest request) {
    return BadRequest.checked(
        USER,
        () -> header(request, USER).map(User.Asserted::new).map(User.Asserted::name).orElse(null));
  }

  private static Source source(ServerRequest request) {
    return Peer.address(request).<Source>map(Source.Address::new).orElseGet(Source.Unknown::new);
  }

  private static Optional<String> header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name));
  }
}
