package io.keystream.worker.token;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;

/**
 * A P-256 public key of somebody else, proven to be a point of the curve before any token sees it
 * (NIST SP 800-56A, 5.6.2.3.4): tokens answer a bad point with an error that looks like a defect.
 *
 * @param key for the JCA
 * @param point uncompressed, {@code 04 x y}
 */
public record PeerPoint(ECPublicKey key, Bytes point) {

  /**
   * Takes the named curve and an uncompressed point, nothing else.
   *
   * @throws TokenFailure.BadPublicKey for all other encodings, curves and points
   */
  public static PeerPoint decode(Bytes subjectPublicKeyInfo) {
    Bytes point = SubjectPublicKeyInfo.p256Point(subjectPublicKeyInfo);
    ECPublicKey key = (ECPublicKey) SubjectPublicKeyInfo.decode("EC", subjectPublicKeyInfo);
    if (!liesOnCurve(key)) {
      throw new TokenFailure.BadPublicKey("not a point of P-256");
    }
    return new PeerPoint(key, point);
  }

  /** y^2 = x^3 + ax + b; P-256 has cofactor 1, so that every such point will do. */
  private static boolean liesOnCurve(ECPublicKey key) {
    ECParameterSpec curve = key.getParams();
    BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
      return false;
    }
    BigInteger right =
        x.multiply(x).add(curve.getCurve().getA()).multiply(x).add(curve.getCurve().getB());
    return y.multiply(y).subtract(right).mod(prime).signum() == 0;
  }
}
