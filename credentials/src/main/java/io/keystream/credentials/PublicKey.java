package io.keystream.credentials;

import io.keystream.domain.access.Fingerprint;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A public key for signatures, Ed25519 or P-256, named by the SHA-256 of its SubjectPublicKeyInfo.
 *
 * <p>Thread safety: safe.
 */
public final class PublicKey {

  public static final int MAX_BYTES = 1024;

  private final byte[] der;
  private final Verifier verifier;

  private PublicKey(byte[] der, Verifier verifier) {
    this.der = der;
    this.verifier = verifier;
  }

  /**
   * Reads a SubjectPublicKeyInfo (RFC 5280) in DER.
   *
   * @throws BadCredential if it is none, or of another kind
   */
  public static PublicKey parse(byte[] der) {
    if (der.length > MAX_BYTES) {
      throw new BadCredential(
          "a public key has at most " + MAX_BYTES + " bytes, this one " + der.length);
    }
    try {
      var key = of(SubjectPublicKeyInfo.getInstance(der));
      // Two encodings of one key would have two fingerprints.
      if (!Arrays.equals(key.der, der)) {
        throw new BadCredential("the public key is not in DER");
      }
      return key;
    } catch (BadCredential e) {
      throw e;
    } catch (RuntimeException e) {
      // On hostile bytes the parser fails with whatever its next cast or state meets.
      throw new BadCredential("these bytes are no SubjectPublicKeyInfo", e);
    }
  }

  static PublicKey of(SubjectPublicKeyInfo info) {
    try {
      return new PublicKey(info.getEncoded("DER"), Verifier.of(info));
    } catch (IOException e) {
      throw new BadCredential("the public key cannot be read", e);
    }
  }

  public byte[] der() {
    return der.clone();
  }

  public Fingerprint fingerprint() {
    return Fingerprints.of(der);
  }

  public SignatureScheme scheme() {
    return verifier.scheme();
  }

  /** Whether the owner of the private key signed the message. */
  public boolean hasSigned(byte[] message, byte[] signature) {
    return verifier.verify(message, signature);
  }

  @Override
  public String toString() {
    return "public key " + fingerprint();
  }
}
