package io.keystream.sealing.hpke;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * A key pair on P-256 in memory; in production a worker's is in the HSM.
 *
 * <p>Thread safety: safe.
 */
public final class P256KeyPair implements KeyPair {

  private static final int COORDINATE_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

  private final BigInteger privateKey;
  private final byte[] publicKey;

  private P256KeyPair(BigInteger privateKey) {
    this.privateKey = privateKey;
    this.publicKey = DOMAIN.getG().multiply(privateKey).normalize().getEncoded(false);
  }

  static P256KeyPair generate(SecureRandom random) {
    var generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(DOMAIN, random));
    return new P256KeyPair(
        ((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate()).getD());
  }

  /** The pair of a private key, big endian. */
  public static P256KeyPair of(byte[] privateKey) {
    var scalar = new BigInteger(1, privateKey);
    if (scalar.signum() == 0 || scalar.compareTo(DOMAIN.getN()) >= 0) {
      throw new IllegalArgumentException("a private key of P-256 is 1 to the order less one");
    }
    return new P256KeyPair(scalar);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] agree(byte[] peer) {
    var shared = decode(peer).multiply(privateKey).normalize();
    return BigIntegers.asUnsignedByteArray(
        COORDINATE_BYTES, shared.getAffineXCoord().toBigInteger());
  }

  /** A number of the JDK cannot be wiped; it goes with the object. */
  @Override
  public void close() {}

  static ECPoint decode(byte[] point) {
    Group.P256.checkLength(point);
    if (point[0] != UNCOMPRESSED) {
      throw new BadPoint("a public key of P-256 begins with 04");
    }
    try {
      // On the curve and not infinity; the order is prime, so that is all (SP 800-56A, 5.6.2.3.3).
      return DOMAIN.validatePublicPoint(DOMAIN.getCurve().decodePoint(point));
    } catch (IllegalArgumentException e) {
      throw new BadPoint("not a point of P-256", e);
    }
  }
}
