package io.keystream.worker.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.http.Peer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks over a connection: the principal that its certificate names, the application and the
 * user that it states in headers. Whether the certificate speaks for the principal is not asked
 * here.
 *
 * @param user null where none is stated
 */
record HttpCaller(
    Principal principal,
    Application application,
    @Nullable String user,
    Fingerprint certificate,
    Source source) {

  private static final String APPLICATION = "X-Keystream-Application";
  private static final String USER = "X-Keystream-User";

  /**
   * Empty if the client showed no certificate that could be a principal's.
   *
   * @throws BadRequest if what the headers state cannot be a name
   */
  static Optional<HttpCaller> of(ServerRequest request) {
    return Peer.certificate(request).flatMap(HttpCaller::named).map(named -> of(named, request));
  }

  private static HttpCaller of(Named named, ServerRequest request) {
    try {
      var application =
          header(request, APPLICATION)
              .map(Application::new)
              .orElseGet(() -> new Application(named.principal().name()));
      return new HttpCaller(
          named.principal(),
          application,
          header(request, USER).orElse(null),
          named.certificate(),
          source(request));
    } catch (IllegalArgumentException e) {
      throw new BadRequest(APPLICATION + ": " + e.getMessage());
    }
  }

  static Source source(ServerRequest request) {
    return Peer.address(request).<Source>map(Source.Address::new).orElseGet(Source.Unknown::new);
  }

  private static Optional<Named> named(byte[] der) {
    try {
      var certificate = Certificate.parse(der);
      return Optional.of(
          new Named(new Principal(certificate.commonName()), certificate.fingerprint()));
    } catch (BadCredential | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  private record Named(Principal principal, Fingerprint certificate) {}
}
