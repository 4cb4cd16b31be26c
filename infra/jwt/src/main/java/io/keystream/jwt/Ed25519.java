package io.keystream.jwt;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK: the library would bring another one for it. */
final class Ed25519 {

  private static final int KEY_BYTES = 32;

  /** Of a SubjectPublicKeyInfo, up to the key (RFC 8410, 10.1). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static boolean verifies(OctetKeyPair key, byte[] content, byte[] signature) {
    var raw = key.getDecodedX();
    if (raw.length != KEY_BYTES) {
      return false;
    }
    var encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
    System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(content);
      return verifier.verify(signature);
    } catch (GeneralSecurityException _) {
      // No point of the curve, or no signature by its shape.
      return false;
    }
  }
}
