package io.keystream.worker.token;

/**
 * Encrypts and decrypts with AES-256-GCM (NIST SP 800-38D): 96-bit IV, 128-bit tag.
 *
 * <p><i>Laws.</i> {@code decrypt} of what {@code encrypt} returned, with the same additional data,
 * gives the plaintext, empty plaintexts included; anything else is refused with {@link
 * TokenFailure.BadCiphertext} and no plaintext. A refused ciphertext never disturbs another
 * operation. Additional data may be empty.
 */
public non-sealed interface EncryptionKey extends LoadedKey {

  /** Encrypts under a fresh IV that the token chose. */
  Sealed encrypt(byte[] plaintext, byte[] additionalData);

  /** The caller wipes the plaintext. */
  byte[] decrypt(Sealed sealed, byte[] additionalData);
}
