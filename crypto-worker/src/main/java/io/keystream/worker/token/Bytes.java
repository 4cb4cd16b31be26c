package io.keystream.worker.token;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that never change, equal by content: blobs, check values, public keys, ciphertexts.
 *
 * <p>Nothing that is secret in clear belongs here: these bytes cannot be wiped. They are compared
 * in constant time and never printed.
 */
public final class Bytes {

  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes copyOf(byte[] content) {
    return new Bytes(content.clone());
  }

  /** Takes the array over without a copy; the caller must not touch it again. */
  public static Bytes adopt(byte[] content) {
    return new Bytes(content);
  }

  public byte[] toArray() {
    return content.clone();
  }

  /** The bytes from {@code start} (inclusive) to {@code end} (exclusive). */
  public byte[] toArray(int start, int end) {
    if (end > content.length) {
      throw new IllegalArgumentException("end " + end + " is behind " + content.length + " bytes");
    }
    return Arrays.copyOfRange(content, start, end);
  }

  public int size() {
    return content.length;
  }

  public boolean isEmpty() {
    return content.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && MessageDigest.isEqual(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
