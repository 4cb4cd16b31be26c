package io.keystream.worker.token;

/**
 * A ciphertext of AES-GCM with the IV that made it: some HSMs choose the IV themselves.
 *
 * @param iv 12 bytes
 * @param ciphertext as long as the plaintext, followed by the 16-byte tag
 */
public record Sealed(Bytes iv, Bytes ciphertext) {

  public static final int IV_BYTES = 12;
  public static final int TAG_BYTES = 16;
}
