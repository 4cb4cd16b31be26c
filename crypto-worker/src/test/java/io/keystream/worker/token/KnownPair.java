package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** A key pair whose private half the test knows. */
record KnownPair(Bytes pkcs8, Bytes publicKey) {

  static KnownPair p256(byte[] scalar) {
    BigInteger secret = new BigInteger(1, scalar);
    byte[] point =
        CustomNamedCurves.getByName("P-256").getG().multiply(secret).normalize().getEncoded(false);
    Bytes publicKey = SubjectPublicKeyInfo.ofEcPoint(KeyAlgorithm.ECDH_P256, point);
    ECPublicKey decoded = (ECPublicKey) SubjectPublicKeyInfo.decode("EC", publicKey);
    try {
      byte[] pkcs8 =
          KeyFactory.getInstance("EC")
              .generatePrivate(new ECPrivateKeySpec(secret, decoded.getParams()))
              .getEncoded();
      return new KnownPair(Bytes.adopt(pkcs8), publicKey);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same clear key as the JDK would write it; modules differ in optional parts of PKCS#8. */
  static Bytes reencode(KeyAlgorithm algorithm, byte[] clear) throws GeneralSecurityException {
    if (!algorithm.isAsymmetric()) {
      return Bytes.copyOf(clear);
    }
    String family = algorithm.name().startsWith("RSA") ? "RSA" : "EC";
    return Bytes.adopt(
        KeyFactory.getInstance(family)
            .generatePrivate(new PKCS8EncodedKeySpec(exact(clear)))
            .getEncoded());
  }

  /** SoftHSM puts zero bytes behind the key; the DER length says where it ends. */
  private static byte[] exact(byte[] padded) {
    try (ASN1InputStream in = new ASN1InputStream(padded)) {
      return in.readObject().getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
