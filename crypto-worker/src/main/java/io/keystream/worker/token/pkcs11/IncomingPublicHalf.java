package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Finds the public half of a private key that came in alone, with nothing but what the token does
 * with the key.
 *
 * <p>An RSA key tells its modulus and exponent. A key of a curve does not tell its point: agreeing
 * with the owner of the curve's base point gives the x coordinate, and a signature says which of
 * the two points with that coordinate it is.
 */
final class IncomingPublicHalf {

  /** Of 0 both points would have signed: the one that is meant is told by the digest's share. */
  private static final byte[] DIGEST = {1};

  private final Operations operations;

  IncomingPublicHalf(Operations operations) {
    this.operations = operations;
  }

  /**
   * Empty for a symmetric key.
   *
   * @throws io.keystream.worker.token.TokenFailure if it is no key of the algorithm
   */
  Bytes of(KeyAlgorithm algorithm, long key) {
    return switch (algorithm) {
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> Bytes.EMPTY;
      case RSA_2048, RSA_3072, RSA_4096 ->
          operations.transiently(objects -> PublicHalf.read(objects, algorithm, key));
      case EC_P256, ECDH_P256 -> ofCurve(algorithm, key, "P-256");
      case EC_P384 -> ofCurve(algorithm, key, "P-384");
      case EC_P521 -> ofCurve(algorithm, key, "P-521");
      case ED25519 -> throw new IllegalArgumentException(algorithm + " is not wrapped");
    };
  }

  /** Any point of the curve, where a module wants one before it has the key. */
  static Bytes anyOf(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256,
          HMAC_SHA_256,
          HMAC_SHA_384,
          HMAC_SHA_512,
          RSA_2048,
          RSA_3072,
          RSA_4096,
          ED25519 ->
          Bytes.EMPTY;
      case EC_P256, ECDH_P256 -> encoded(algorithm, base("P-256"));
      case EC_P384 -> encoded(algorithm, base("P-384"));
      case EC_P521 -> encoded(algorithm, base("P-521"));
    };
  }

  private Bytes ofCurve(KeyAlgorithm algorithm, long key, String curve) {
    byte[] named = operations.transiently(objects -> objects.attribute(key, Ck.CKA_EC_PARAMS));
    if (!Arrays.equals(named, KeyTemplates.curve(algorithm))) {
      throw KeyImport.rejected();
    }
    X9ECParameters parameters = CustomNamedCurves.getByName(curve);
    int coordinateBytes = (parameters.getCurve().getFieldSize() + 7) / 8;
    byte[] x = operations.agree(key, point(parameters.getG()), coordinateBytes);
    ECPoint even = pointAt(parameters, x);
    byte[] signature = operations.sign(key, Ck.CKM_ECDSA, DIGEST);
    for (ECPoint candidate : new ECPoint[] {even, even.negate()}) {
      Bytes publicKey = encoded(algorithm, candidate);
      if (hasSigned(publicKey, signature)) {
        return publicKey;
      }
    }
    throw KeyImport.rejected();
  }

  private static ECPoint pointAt(X9ECParameters parameters, byte[] x) {
    byte[] compressed = new byte[1 + x.length];
    compressed[0] = 2;
    System.arraycopy(x, 0, compressed, 1, x.length);
    try {
      return parameters.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException _) {
      throw KeyImport.rejected();
    }
  }

  private static boolean hasSigned(Bytes publicKey, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("NONEwithECDSAinP1363Format");
      verifier.initVerify(SubjectPublicKeyInfo.decode("EC", publicKey));
      verifier.update(DIGEST);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot verify ECDSA", e);
    }
  }

  private static ECPoint base(String curve) {
    return CustomNamedCurves.getByName(curve).getG();
  }

  private static Bytes encoded(KeyAlgorithm algorithm, ECPoint point) {
    return SubjectPublicKeyInfo.ofEcPoint(algorithm, point(point).toArray());
  }

  private static Bytes point(ECPoint point) {
    return Bytes.adopt(point.normalize().getEncoded(false));
  }
}
