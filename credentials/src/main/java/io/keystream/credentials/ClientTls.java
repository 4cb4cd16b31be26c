package io.keystream.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS of a client that trusts one server's certificate and nobody else. */
public final class ClientTls {

  private ClientTls() {}

  /** Null for a client that shows no certificate of its own. */
  public static SSLContext trusting(Certificate server, @Nullable Credential own) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(own == null ? new KeyManager[0] : TlsKeys.of(own), trust(server), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot trust " + server + " for TLS", e);
    }
  }

  private static TrustManager[] trust(Certificate server)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry(
        "server",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(server.der())));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }
}
