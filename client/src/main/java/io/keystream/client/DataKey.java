package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/**
 * A fresh data key: encrypted under the key, and in clear where that was asked for.
 *
 * @param plaintext empty where it was not asked for
 */
public record DataKey(KeyVersion version, SecretBytes plaintext, Bytes ciphertext)
    implements AutoCloseable {
  @Override
  public void close() {
    plaintext.close();
  }
}
