package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import io.keystream.worker.token.TokenFailure;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads the public half of a pair out of its object. */
final class PublicHalf {
  private PublicHalf() {}

  /**
   * As SubjectPublicKeyInfo.
   *
   * @throws TokenFailure.MaterialRejected if it is of another size than the algorithm's
   */
  static Bytes read(TokenObjects objects, KeyAlgorithm algorithm, long publicKey) {
    return switch (algorithm) {
      case RSA_2048 -> rsa(objects, publicKey, 2048);
      case RSA_3072 -> rsa(objects, publicKey, 3072);
      case RSA_4096 -> rsa(objects, publicKey, 4096);
      case EC_P256, ECDH_P256 ->
          SubjectPublicKeyInfo.ofEcPoint(algorithm, point(objects, publicKey, 65));
      case EC_P384 -> SubjectPublicKeyInfo.ofEcPoint(algorithm, point(objects, publicKey, 97));
      case EC_P521 -> SubjectPublicKeyInfo.ofEcPoint(algorithm, point(objects, publicKey, 133));
      case ED25519 -> SubjectPublicKeyInfo.ofEd25519Point(point(objects, publicKey, 32));
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> Bytes.EMPTY;
    };
  }

  private static Bytes rsa(TokenObjects objects, long publicKey, int bits) {
    BigInteger modulus = new BigInteger(1, objects.attribute(publicKey, Ck.CKA_MODULUS));
    if (modulus.bitLength() != bits) {
      throw new TokenFailure.MaterialRejected(
          "an RSA key of " + modulus.bitLength() + " bits is not one of " + bits);
    }
    return SubjectPublicKeyInfo.ofRsa(
        modulus, new BigInteger(1, objects.attribute(publicKey, Ck.CKA_PUBLIC_EXPONENT)));
  }

  /** CKA_EC_POINT is the point in an OCTET STRING; some modules leave the wrapping off. */
  private static byte[] point(TokenObjects objects, long publicKey, int pointBytes) {
    byte[] value = objects.attribute(publicKey, Ck.CKA_EC_POINT);
    if (value.length < pointBytes || value.length > pointBytes + 3) {
      throw new TokenFailure.MaterialRejected(
          "a CKA_EC_POINT of " + value.length + " bytes holds no point of " + pointBytes);
    }
    return Arrays.copyOfRange(value, value.length - pointBytes, value.length);
  }
}
