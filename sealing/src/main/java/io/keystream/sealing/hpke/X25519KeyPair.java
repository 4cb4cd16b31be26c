package io.keystream.sealing.hpke;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * A key pair on Curve25519 in memory.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another agrees.
 */
public final class X25519KeyPair implements KeyPair {

  private static final X25519KeyPair ANY = new X25519KeyPair(new byte[X25519.SCALAR_SIZE]);

  private final byte[] privateKey;
  private final byte[] publicKey;

  private X25519KeyPair(byte[] privateKey) {
    this.privateKey = privateKey;
    this.publicKey = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(privateKey, 0, publicKey, 0);
  }

  static X25519KeyPair generate(SecureRandom random) {
    var scalar = new byte[X25519.SCALAR_SIZE];
    X25519.generatePrivateKey(random, scalar);
    return new X25519KeyPair(scalar);
  }

  /** The pair of a private key of 32 bytes, which is copied. */
  public static X25519KeyPair of(byte[] privateKey) {
    if (privateKey.length != X25519.SCALAR_SIZE) {
      throw new IllegalArgumentException(
          "a private key of X25519 has 32 bytes, not " + privateKey.length);
    }
    return new X25519KeyPair(privateKey.clone());
  }

  /** A point of low order gives the same secret, zero, with every private key: one key tells. */
  static void check(byte[] point) {
    ANY.agree(point);
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public byte[] agree(byte[] peer) {
    Group.X25519.checkLength(peer);
    var secret = new byte[X25519.POINT_SIZE];
    // False for a point of low order, where the secret would be zero (RFC 7748, 6.1).
    if (!X25519.calculateAgreement(privateKey, 0, peer, 0, secret, 0)) {
      throw new BadPoint("a public key of low order");
    }
    return secret;
  }

  @Override
  public void close() {
    Arrays.fill(privateKey, (byte) 0);
  }
}
