package io.keystream.worker.token.memory;

import java.util.Arrays;

/** The bytes of a key in clear: raw for a symmetric key, PKCS#8 for the private half of a pair. */
final class ClearKey implements AutoCloseable {

  private final byte[] bytes;

  /** Takes the array over and wipes it on close. */
  ClearKey(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] revealBytes() {
    return bytes;
  }

  ClearKey copy() {
    return new ClearKey(bytes.clone());
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "ClearKey(hidden)";
  }
}
