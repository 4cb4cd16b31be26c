package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** RSASSA-PSS with MGF1 of the same hash and a salt as long as the hash (RFC 8017, FIPS 186-5). */
enum PssHash {
  SHA_256("SHA-256", 0x250, 2, 32),
  SHA_384("SHA-384", 0x260, 3, 48),
  SHA_512("SHA-512", 0x270, 4, 64);

  static final long PARAMS_BYTES = 24;

  private final String name;
  private final long hash;
  private final long mask;
  private final long saltBytes;

  PssHash(String name, long hash, long mask, long saltBytes) {
    this.name = name;
    this.hash = hash;
    this.mask = mask;
    this.saltBytes = saltBytes;
  }

  byte[] of(byte[] message) {
    try {
      return MessageDigest.getInstance(name).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no " + name, e);
    }
  }

  /** Writes CK_RSA_PKCS_PSS_PARAMS {hash, mask, salt length}. */
  void put(MemorySegment parameters) {
    parameters.set(JAVA_LONG, 0, hash);
    parameters.set(JAVA_LONG, 8, mask);
    parameters.set(JAVA_LONG, 16, saltBytes);
  }
}
