package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/** A plaintext and the version that opened it. */
public record Decrypted(KeyVersion version, SecretBytes plaintext) implements AutoCloseable {
  @Override
  public void close() {
    plaintext.close();
  }
}
