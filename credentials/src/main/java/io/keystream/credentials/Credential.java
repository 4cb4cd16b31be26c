package io.keystream.credentials;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate and the private key that belongs to it: what a caller signs with.
 *
 * <p>Thread safety: safe.
 */
public final class Credential {

  private static final byte[] PROBE = Fields.utf8("keystream credential probe 1");

  private final Certificate certificate;
  private final Signer signer;

  private Credential(Certificate certificate, Signer signer) {
    this.certificate = certificate;
    this.signer = signer;
  }

  /**
   * Puts a certificate and its key together.
   *
   * @param pkcs8 the key in DER (RFC 5958), which the caller wipes
   * @throws BadCredential if the key is not the certificate's
   */
  public static Credential of(Certificate certificate, byte[] pkcs8) {
    var signer = Signer.of(pkcs8);
    if (signer.scheme() != certificate.scheme()
        || !certificate.hasSigned(PROBE, signer.sign(PROBE))) {
      throw new BadCredential("the private key does not belong to " + certificate);
    }
    return new Credential(certificate, signer);
  }

  /** Makes a key and a certificate that it signs itself, for the subject {@code CN=name}. */
  public static Credential generate(
      String name,
      SignatureScheme scheme,
      Instant notBefore,
      Duration validity,
      SecureRandom random) {
    var signer = Signer.generate(scheme, random);
    var certificate =
        SelfSignedCertificate.of(name, null, signer, notBefore, notBefore.plus(validity), random);
    return new Credential(certificate, signer);
  }

  /** The same for a server, with ECDSA because every client of TLS knows it. */
  public static Credential generateForServer(
      ServerNames server, Instant notBefore, Duration validity, SecureRandom random) {
    var signer = Signer.generate(SignatureScheme.ECDSA_P256, random);
    var certificate =
        SelfSignedCertificate.of(
            server.names().getFirst(), server, signer, notBefore, notBefore.plus(validity), random);
    return new Credential(certificate, signer);
  }

  public Certificate certificate() {
    return certificate;
  }

  public byte[] sign(byte[] message) {
    return signer.sign(message);
  }

  /** PKCS#8 in DER, in clear, which the caller wipes. */
  byte[] revealPrivateKey() {
    return signer.revealPrivateKey();
  }

  @Override
  public String toString() {
    return "credential of " + certificate;
  }
}
