package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.KeyImport;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A key that came in clear out of its envelope: whether it is one of the algorithm, and for whom.
 */
final class IncomingKey {
  private IncomingKey() {}

  /**
   * The public half; empty for a symmetric key.
   *
   * @throws io.keystream.worker.token.TokenFailure.MaterialRejected if it is no such key
   */
  static Bytes publicHalf(KeyAlgorithm algorithm, ClearKey key) {
    return switch (algorithm) {
      case AES_256, HMAC_SHA_256 -> secret(key, 32);
      case HMAC_SHA_384 -> secret(key, 48);
      case HMAC_SHA_512 -> secret(key, 64);
      case RSA_2048 -> rsa(key, 2048);
      case RSA_3072 -> rsa(key, 3072);
      case RSA_4096 -> rsa(key, 4096);
      case EC_P256, ECDH_P256 -> curve(algorithm, key, "P-256");
      case EC_P384 -> curve(algorithm, key, "P-384");
      case EC_P521 -> curve(algorithm, key, "P-521");
      case ED25519 ->
          SubjectPublicKeyInfo.ofEd25519Point(
              Ed25519Pkcs8.decode(key).generatePublicKey().getEncoded());
    };
  }

  private static Bytes secret(ClearKey key, int sizeBytes) {
    require(key.revealBytes().length == sizeBytes);
    return Bytes.EMPTY;
  }

  private static Bytes rsa(ClearKey key, int bits) {
    if (!(PrivateKeys.decode("RSA", key) instanceof RSAPrivateCrtKey rsa)) {
      throw KeyImport.rejected();
    }
    require(rsa.getModulus().bitLength() == bits);
    return SubjectPublicKeyInfo.ofRsa(rsa.getModulus(), rsa.getPublicExponent());
  }

  private static Bytes curve(KeyAlgorithm algorithm, ClearKey key, String name) {
    var ec = (ECPrivateKey) PrivateKeys.decode("EC", key);
    var curve = CustomNamedCurves.getByName(name);
    require(
        ec.getParams().getOrder().equals(curve.getN())
            && ec.getS().signum() > 0
            && ec.getS().compareTo(curve.getN()) < 0);
    var point = new FixedPointCombMultiplier().multiply(curve.getG(), ec.getS()).normalize();
    return SubjectPublicKeyInfo.ofEcPoint(algorithm, point.getEncoded(false));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw KeyImport.rejected();
    }
  }
}
