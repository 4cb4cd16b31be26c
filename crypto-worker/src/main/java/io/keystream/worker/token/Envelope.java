package io.keystream.worker.token;

import io.keystream.domain.key.OaepHash;

/**
 * A key on its way in, as CKM_RSA_AES_KEY_WRAP (PKCS #11 3.0, 2.1.21) has it: an AES key under
 * RSA-OAEP, which is to be of 256 bits (no module says how long it is), and behind it the key under
 * that one with AES key wrap with padding (RFC 5649): the raw bytes of a symmetric key, PKCS#8 of a
 * private key.
 *
 * @param bytes at most {@value #MAX_BYTES}; more are {@linkplain KeyImport#rejected() refused}
 * @param hash of RSA-OAEP
 */
public record Envelope(Bytes bytes, OaepHash hash) {

  public static final int MAX_BYTES = 6 * 1024;

  /** What RSA-4096 makes of the AES key. */
  public static final int OAEP_BYTES = 512;

  private static final int LEAST_WRAPPED_BYTES = 16;

  public Envelope {
    if (bytes.size() > MAX_BYTES) {
      throw KeyImport.rejected();
    }
  }

  /** The AES key, wrapped. */
  public byte[] wrappedAesKey() {
    checkLength();
    return bytes.toArray(0, OAEP_BYTES);
  }

  /** The key itself, wrapped under the AES key. */
  public byte[] wrappedKey() {
    checkLength();
    return bytes.toArray(OAEP_BYTES, bytes.size());
  }

  private void checkLength() {
    int wrapped = bytes.size() - OAEP_BYTES;
    if (wrapped < LEAST_WRAPPED_BYTES || wrapped % 8 != 0) {
      throw KeyImport.rejected();
    }
  }
}
