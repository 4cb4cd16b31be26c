package io.keystream.client;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that are no secret and never change: a ciphertext, a signature, a public key. */
public final class Bytes {

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  static Bytes of(ByteBuffer content) {
    return new Bytes(copy(content));
  }

  public int sizeBytes() {
    return content.length;
  }

  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }

  static byte[] copy(ByteBuffer content) {
    var copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return copy;
  }
}
