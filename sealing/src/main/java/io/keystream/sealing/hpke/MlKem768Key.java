package io.keystream.sealing.hpke;

import java.security.SecureRandom;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/**
 * A decapsulation key of ML-KEM-768 (FIPS 203) in memory.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another decapsulates.
 */
final class MlKem768Key implements AutoCloseable {

  static final int SEED_BYTES = 64;
  static final int PUBLIC_KEY_BYTES = 1184;
  static final int ENCAPSULATED_BYTES = 1088;

  private final MLKEMPrivateKeyParameters key;

  private MlKem768Key(MLKEMPrivateKeyParameters key) {
    this.key = key;
  }

  /** The key of d and z (FIPS 203, 6.1), which are copied. */
  static MlKem768Key ofSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed of ML-KEM has 64 bytes, not " + seed.length);
    }
    return new MlKem768Key(new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed));
  }

  /**
   * The checks of FIPS 203, 7.2.
   *
   * @throws BadPoint if it is no public key
   */
  static void check(byte[] publicKey) {
    parse(publicKey);
  }

  /** A fresh secret, and what the receiver needs to come to it. */
  static SecretWithEncapsulation encapsulate(byte[] publicKey, SecureRandom random) {
    return new MLKEMGenerator(random).generateEncapsulated(parse(publicKey));
  }

  byte[] publicKey() {
    return key.getPublicKey();
  }

  /** The secret; another one if nobody encapsulated that (FIPS 203, 6.3). */
  byte[] decapsulate(byte[] encapsulated) {
    return new MLKEMExtractor(key).extractSecret(encapsulated);
  }

  private static MLKEMPublicKeyParameters parse(byte[] publicKey) {
    try {
      return new MLKEMPublicKeyParameters(MLKEMParameters.ml_kem_768, publicKey);
    } catch (IllegalArgumentException e) {
      throw new BadPoint("not a public key of ML-KEM-768", e);
    }
  }

  @Override
  public void close() {
    key.destroy();
  }
}
