package io.keystream.http;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.keystream.credentials.Credential;
import io.keystream.credentials.TlsKeys;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS of a server: 1.3 or 1.2, and a client may show a certificate. */
final class ServerTls {

  static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private ServerTls() {}

  static Tls of(Credential server, Duration silence) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(TlsKeys.of(server), new TrustManager[] {new AnyClient()}, null);
      return Tls.builder()
          .sslContext(SilenceLimit.of(context, silence))
          .clientAuth(TlsClientAuth.OPTIONAL)
          .enabledProtocols(PROTOCOLS)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }
}
