package io.keystream.client;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Secret bytes, such as a plaintext or a data key: hidden from logs and wiped when closed.
 *
 * <p>Wiped is the copy in here. What Kafka's consumer buffered on the way stays in the heap until
 * it is collected.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another reads.
 */
public final class SecretBytes implements AutoCloseable {

  private final byte[] content;

  private SecretBytes(byte[] content) {
    this.content = content;
  }

  static SecretBytes of(ByteBuffer content) {
    return new SecretBytes(Bytes.copy(content));
  }

  public int sizeBytes() {
    return content.length;
  }

  /** A copy, which the caller wipes. */
  public byte[] reveal() {
    return content.clone();
  }

  /** Overwrites the bytes with zeros. */
  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes that && MessageDigest.isEqual(content, that.content);
  }

  /** By length only: a hash of the content would tell about it. */
  @Override
  public int hashCode() {
    return content.length;
  }

  @Override
  public String toString() {
    return content.length + " secret bytes";
  }
}
