package io.keystream.credentials;

import io.keystream.domain.access.Fingerprint;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * An X.509 certificate (RFC 5280) as enrolment knows it: a public key with a subject and a
 * validity, named by its fingerprint. Who issued it is not asked: what counts is that it was
 * enrolled.
 *
 * <p>Thread safety: safe.
 */
public final class Certificate {

  public static final int MAX_BYTES = 8 * 1024;

  private final byte[] der;
  private final org.bouncycastle.asn1.x509.Certificate content;
  private final PublicKey key;
  private final Fingerprint fingerprint;
  private final Instant notBefore;
  private final Instant notAfter;

  private Certificate(byte[] der, org.bouncycastle.asn1.x509.Certificate content, PublicKey key) {
    this.der = der;
    this.content = content;
    this.key = key;
    this.fingerprint = Fingerprints.of(der);
    this.notBefore = content.getStartDate().getDate().toInstant();
    this.notAfter = content.getEndDate().getDate().toInstant();
  }

  /**
   * Reads a certificate.
   *
   * @throws BadCredential if it is none, has more than {@value #MAX_BYTES} bytes, is not in DER, or
   *     holds another kind of key than Ed25519 and P-256
   */
  public static Certificate parse(byte[] der) {
    if (der.length > MAX_BYTES) {
      throw new BadCredential(
          "a certificate has at most " + MAX_BYTES + " bytes, this one " + der.length);
    }
    try {
      var content = org.bouncycastle.asn1.x509.Certificate.getInstance(der);
      // Two encodings of one certificate would have two fingerprints.
      if (!Arrays.equals(content.getEncoded("DER"), der)) {
        throw new BadCredential("the certificate is not in DER");
      }
      return new Certificate(der.clone(), content, PublicKey.of(content.getSubjectPublicKeyInfo()));
    } catch (BadCredential e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // On hostile bytes the parser fails with whatever its next cast or state meets.
      throw new BadCredential("these bytes are no X.509 certificate", e);
    }
  }

  public byte[] der() {
    return der.clone();
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /**
   * The subject's common name.
   *
   * @throws BadCredential if it has none, or several
   */
  public String commonName() {
    var names = content.getSubject().getRDNs(BCStyle.CN);
    if (names.length != 1) {
      throw new BadCredential("the certificate's subject has " + names.length + " common names");
    }
    if (names[0].getFirst().getValue() instanceof ASN1String name) {
      return name.getString();
    }
    throw new BadCredential("the certificate's common name is no text");
  }

  public Instant notBefore() {
    return notBefore;
  }

  public Instant notAfter() {
    return notAfter;
  }

  /** Both ends count as valid (RFC 5280, 4.1.2.5). */
  public boolean isValidAt(Instant time) {
    return !time.isBefore(notBefore) && !time.isAfter(notAfter);
  }

  public PublicKey publicKey() {
    return key;
  }

  public SignatureScheme scheme() {
    return key.scheme();
  }

  /** Whether the owner of this certificate's key signed the message. */
  public boolean hasSigned(byte[] message, byte[] signature) {
    return key.hasSigned(message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate that && fingerprint.equals(that.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return "certificate " + fingerprint;
  }
}
