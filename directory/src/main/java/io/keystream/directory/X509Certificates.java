package io.keystream.directory;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.domain.access.EnrolledCertificate;

/** Certificates as {@code credentials} reads them. */
public final class X509Certificates implements Certificates {

  @Override
  public EnrolledCertificate read(byte[] der) {
    var certificate = parse(der);
    return new EnrolledCertificate(
        certificate.fingerprint(), certificate.notBefore(), certificate.notAfter());
  }

  @Override
  public String commonName(byte[] der) {
    try {
      return parse(der).commonName();
    } catch (BadCredential e) {
      throw refusal(e);
    }
  }

  @Override
  public boolean verifies(byte[] der, byte[] signed, byte[] signature) {
    try {
      return Certificate.parse(der).hasSigned(signed, signature);
    } catch (BadCredential _) {
      return false;
    }
  }

  private static Certificate parse(byte[] der) {
    try {
      return Certificate.parse(der);
    } catch (BadCredential e) {
      throw refusal(e);
    }
  }

  private static IllegalArgumentException refusal(BadCredential e) {
    return new IllegalArgumentException("certificate: " + e.getMessage(), e);
  }
}
