package io.keystream.directory.jdk;

import io.keystream.directory.Certificates;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Certificates and signatures by the providers of the JDK. */
public final class JdkCertificates implements Certificates {

  @Override
  public EnrolledCertificate read(byte[] der) {
    var certificate = parse(der);
    var _ = algorithm(certificate.getPublicKey());
    return new EnrolledCertificate(
        fingerprint(der),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  @Override
  public String commonName(byte[] der) {
    var subject = parse(der).getSubjectX500Principal().getName(X500Principal.RFC2253);
    var names = commonNames(subject);
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "certificate must have one common name, its subject is '" + subject + "'");
    }
    return names.getFirst();
  }

  @Override
  public boolean verifies(byte[] der, byte[] signed, byte[] signature) {
    try {
      var key = parse(der).getPublicKey();
      var verifier = Signature.getInstance(algorithm(key));
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /**
   * The DER of a certificate that stands in a file, as DER or PEM.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static byte[] toDer(byte[] file) {
    try {
      return generate(file).getEncoded();
    } catch (CertificateException e) {
      throw unreadable(e);
    }
  }

  private static X509Certificate parse(byte[] der) {
    try {
      var certificate = generate(der);
      // The factory reads PEM too, and passes over what follows the end.
      if (!Arrays.equals(certificate.getEncoded(), der)) {
        throw new IllegalArgumentException("certificate must be DER to its last byte");
      }
      return certificate;
    } catch (CertificateException e) {
      throw unreadable(e);
    }
  }

  private static X509Certificate generate(byte[] bytes) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }

  private static IllegalArgumentException unreadable(CertificateException e) {
    return new IllegalArgumentException("certificate cannot be read: " + e.getMessage(), e);
  }

  /** How a key signs commands. */
  private static String algorithm(PublicKey key) {
    if (key instanceof EdECPublicKey edwards && edwards.getParams().getName().equals("Ed25519")) {
      return "Ed25519";
    }
    if (key instanceof ECPublicKey curve && P256.isCurveOf(curve)) {
      return "SHA256withECDSA";
    }
    throw new IllegalArgumentException(
        "certificate's key must be Ed25519 or EC P-256, is " + key.getAlgorithm());
  }

  private static Fingerprint fingerprint(byte[] der) {
    try {
      return new Fingerprint(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static List<String> commonNames(String subject) {
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(String::valueOf)
              .toList();
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException("certificate's subject cannot be read: " + subject, e);
    }
  }
}
