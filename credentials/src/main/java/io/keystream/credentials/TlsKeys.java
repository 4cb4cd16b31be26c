package io.keystream.credentials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A credential as TLS uses it. */
public final class TlsKeys {

  private static final char[] IN_MEMORY_ONLY = {};

  private TlsKeys() {}

  public static KeyManager[] of(Credential credential) {
    var pkcs8 = credential.revealPrivateKey();
    try {
      var certificate = credential.certificate();
      var key =
          KeyFactory.getInstance(algorithm(certificate.scheme()))
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      var chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate.der()));
      var keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, IN_MEMORY_ONLY);
      keys.setKeyEntry(
          "credential", key, IN_MEMORY_ONLY, new java.security.cert.Certificate[] {chain});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, IN_MEMORY_ONLY);
      return managers.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot use " + credential + " for TLS", e);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static String algorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case ED25519 -> "Ed25519";
      case ECDSA_P256 -> "EC";
    };
  }
}
