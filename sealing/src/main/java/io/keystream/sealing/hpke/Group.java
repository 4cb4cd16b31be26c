package io.keystream.sealing.hpke;

import java.security.SecureRandom;

/** A group for Diffie-Hellman with what RFC 9180, 7.1 says about it. */
public enum Group {
  /** DHKEM(P-256, HKDF-SHA256): points uncompressed, secrets the x coordinate. */
  P256(0x0010, 65) {
    @Override
    public KeyPair generate(SecureRandom random) {
      return P256KeyPair.generate(random);
    }

    @Override
    public void check(byte[] point) {
      P256KeyPair.decode(point);
    }
  },
  /** DHKEM(X25519, HKDF-SHA256), RFC 7748. */
  X25519(0x0020, 32) {
    @Override
    public KeyPair generate(SecureRandom random) {
      return X25519KeyPair.generate(random);
    }

    @Override
    public void check(byte[] point) {
      X25519KeyPair.check(point);
    }
  };

  private final int kem;
  private final int pointBytes;

  Group(int kem, int pointBytes) {
    this.kem = kem;
    this.pointBytes = pointBytes;
  }

  public int pointBytes() {
    return pointBytes;
  }

  int kem() {
    return kem;
  }

  /** Makes a key pair in memory. */
  public abstract KeyPair generate(SecureRandom random);

  /**
   * Looks whether bytes are a public key.
   *
   * @throws BadPoint if they are not
   */
  public abstract void check(byte[] point);

  final void checkLength(byte[] point) {
    if (point.length != pointBytes) {
      throw new BadPoint(
          "a public key of " + this + " has " + pointBytes + " bytes, not " + point.length);
    }
  }
}
