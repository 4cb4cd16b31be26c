package io.keystream.credentials;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** TLS of a client that trusts certain servers and nobody else. */
public final class ClientTls {

  private ClientTls() {}

  /** Null for a client that shows no certificate of its own. */
  public static SSLContext trusting(Certificate server, @Nullable Credential own) {
    return trusting(TrustedServers.only(server), own);
  }

  /** The same for more servers than one. */
  public static SSLContext trusting(TrustedServers servers, @Nullable Credential own) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(own == null ? new KeyManager[0] : TlsKeys.of(own), servers.managers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot trust servers for TLS", e);
    }
  }
}
