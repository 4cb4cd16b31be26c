package io.keystream.directory;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Principal;

/**
 * The root of trust: the certificate of the founding operator, out of the configuration of every
 * service. Its fingerprint is the name of the platform in everything that is signed, so that what
 * was signed for one platform is worth nothing on another.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Founding {

  private final byte[] der;
  private final Principal operator;
  private final EnrolledCertificate certificate;

  private Founding(byte[] der, Principal operator, EnrolledCertificate certificate) {
    this.der = der;
    this.operator = operator;
    this.certificate = certificate;
  }

  /**
   * Founded by the certificate's subject: its common name is the operator's principal.
   *
   * @throws IllegalArgumentException when it is no certificate that can sign commands
   */
  public static Founding by(byte[] der, Certificates certificates) {
    var copy = der.clone();
    return new Founding(
        copy, new Principal(certificates.commonName(copy)), certificates.read(copy));
  }

  public Principal operator() {
    return operator;
  }

  /** The platform's name in everything that is signed. */
  public Fingerprint platform() {
    return certificate.fingerprint();
  }

  Directory directory() {
    return Directory.foundedBy(operator, certificate);
  }

  byte[] der() {
    return der.clone();
  }
}
