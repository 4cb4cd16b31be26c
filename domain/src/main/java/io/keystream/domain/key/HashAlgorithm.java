package io.keystream.domain.key;

/** A hash of FIPS 180-4 or FIPS 202. */
public enum HashAlgorithm {
  SHA_224(28),
  SHA_256(32),
  SHA_384(48),
  SHA_512(64),
  SHA3_224(28),
  SHA3_256(32),
  SHA3_384(48),
  SHA3_512(64);

  private final int sizeBytes;

  HashAlgorithm(int sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  /** Of a digest. */
  public int sizeBytes() {
    return sizeBytes;
  }
}
