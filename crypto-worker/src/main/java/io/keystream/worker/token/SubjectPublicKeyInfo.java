package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public keys as X.509 SubjectPublicKeyInfo in DER (RFC 5280, RFC 5480, RFC 8410), both ways. */
public final class SubjectPublicKeyInfo {

  private static final byte[] P256 = hex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
  private static final byte[] P384 = hex("3076301006072a8648ce3d020106052b81040022036200");
  private static final byte[] P521 = hex("30819b301006072a8648ce3d020106052b8104002303818600");
  private static final byte[] ED25519 = hex("302a300506032b6570032100");
  private static final int ED25519_POINT_BYTES = 32;

  private SubjectPublicKeyInfo() {}

  /** From an uncompressed point, {@code 04 x y}. */
  public static Bytes ofEcPoint(KeyAlgorithm algorithm, byte[] point) {
    byte[] prefix = ecPrefix(algorithm);
    int expectedBytes = pointBytes(prefix);
    if (point.length != expectedBytes || point[0] != 4) {
      throw new IllegalArgumentException("not an uncompressed point of " + algorithm);
    }
    return concat(prefix, point);
  }

  public static Bytes ofEd25519Point(byte[] point) {
    if (point.length != ED25519_POINT_BYTES) {
      throw new IllegalArgumentException("an Ed25519 point has 32 bytes, not " + point.length);
    }
    return concat(ED25519, point);
  }

  public static Bytes ofRsa(BigInteger modulus, BigInteger publicExponent) {
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(modulus, publicExponent));
      return Bytes.adopt(key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses an RSA public key of the token", e);
    }
  }

  /**
   * The key for the JCA.
   *
   * @param family {@code EC} or {@code RSA}
   * @throws TokenFailure.BadPublicKey if it does not decode
   */
  public static PublicKey decode(String family, Bytes publicKey) {
    try {
      return KeyFactory.getInstance(family)
          .generatePublic(new X509EncodedKeySpec(publicKey.toArray()));
    } catch (InvalidKeySpecException e) {
      throw new TokenFailure.BadPublicKey("not a SubjectPublicKeyInfo of an " + family + " key", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no keys of " + family, e);
    }
  }

  /**
   * The uncompressed point of a key that names the algorithm's curve.
   *
   * @throws TokenFailure.BadPublicKey if it is none
   */
  public static byte[] ecPoint(KeyAlgorithm algorithm, Bytes publicKey) {
    byte[] prefix = ecPrefix(algorithm);
    return pointBehind(prefix, pointBytes(prefix), publicKey, algorithm.name());
  }

  static byte[] ed25519Point(Bytes publicKey) {
    return pointBehind(ED25519, ED25519_POINT_BYTES, publicKey, "Ed25519");
  }

  /** The uncompressed point of a P-256 key that names its curve. */
  static Bytes p256Point(Bytes publicKey) {
    byte[] point = ecPoint(KeyAlgorithm.ECDH_P256, publicKey);
    if (point[0] != 4) {
      throw new TokenFailure.BadPublicKey("not an uncompressed point of P-256");
    }
    return Bytes.adopt(point);
  }

  private static byte[] pointBehind(byte[] prefix, int pointBytes, Bytes publicKey, String curve) {
    byte[] encoded = publicKey.toArray();
    if (encoded.length != prefix.length + pointBytes
        || !Arrays.equals(encoded, 0, prefix.length, prefix, 0, prefix.length)) {
      throw new TokenFailure.BadPublicKey("not a SubjectPublicKeyInfo of " + curve);
    }
    return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
  }

  /** The length of the BIT STRING stands before its count of unused bits, which ends the prefix. */
  private static int pointBytes(byte[] prefix) {
    return (prefix[prefix.length - 2] & 0xff) - 1;
  }

  private static byte[] ecPrefix(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256, ECDH_P256 -> P256;
      case EC_P384 -> P384;
      case EC_P521 -> P521;
      case AES_256,
          HMAC_SHA_256,
          HMAC_SHA_384,
          HMAC_SHA_512,
          RSA_2048,
          RSA_3072,
          RSA_4096,
          ED25519 ->
          throw new IllegalArgumentException(algorithm + " has no curve of RFC 5480");
    };
  }

  private static Bytes concat(byte[] prefix, byte[] point) {
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + point.length);
    System.arraycopy(point, 0, encoded, prefix.length, point.length);
    return Bytes.adopt(encoded);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
