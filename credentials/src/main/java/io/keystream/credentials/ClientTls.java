package io.keystream.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS of a client that trusts one server's certificate, or one's issuers, and nobody else. */
public final class ClientTls {

  private ClientTls() {}

  /** Null for a client that shows no certificate of its own. */
  public static SSLContext trusting(Certificate server, @Nullable Credential own) {
    try {
      return context(own, certificates(server.der()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot trust " + server + " for TLS", e);
    }
  }

  /**
   * For a client that shows no certificate of its own.
   *
   * @param pem certificates of authorities, one of which must have issued that of the server
   * @throws BadCredential if there are none
   */
  public static SSLContext trustingIssuers(byte[] pem) {
    try {
      var issuers = certificates(pem);
      if (issuers.isEmpty()) {
        throw new BadCredential("there is no certificate in it");
      }
      return context(null, issuers);
    } catch (GeneralSecurityException | IOException e) {
      throw new BadCredential("it is no certificate in PEM", e);
    }
  }

  private static SSLContext context(
      @Nullable Credential own, Collection<? extends java.security.cert.Certificate> trusted)
      throws GeneralSecurityException, IOException {
    var context = SSLContext.getInstance("TLS");
    context.init(own == null ? new KeyManager[0] : TlsKeys.of(own), trust(trusted), null);
    return context;
  }

  private static Collection<? extends java.security.cert.Certificate> certificates(byte[] encoded)
      throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(encoded));
  }

  private static TrustManager[] trust(
      Collection<? extends java.security.cert.Certificate> certificates)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var certificate : certificates) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }
}
