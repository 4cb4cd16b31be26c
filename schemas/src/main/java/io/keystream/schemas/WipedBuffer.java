package io.keystream.schemas;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that are written one after another, in memory that grows and is wiped when it is left: what
 * is written may be secret.
 *
 * <p>Thread safety: for one thread.
 */
final class WipedBuffer extends OutputStream {

  private static final byte[] NONE = new byte[0];

  private byte[] bytes;
  private int size;

  WipedBuffer(int usualSizeBytes) {
    this.bytes = new byte[usualSizeBytes];
  }

  @Override
  public void write(int one) {
    makeRoom(1);
    bytes[size++] = (byte) one;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    makeRoom(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  @Override
  public void write(byte[] source) {
    write(source, 0, source.length);
  }

  /** Seven bits in a byte, the lowest first; all bytes but the last have the eighth set. */
  void writeNumber(long number) {
    makeRoom((Long.SIZE - Long.numberOfLeadingZeros(number | 1) + 6) / 7);
    var left = number;
    while ((left & ~0x7fL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  int sizeBytes() {
    return size;
  }

  /** What was written, which the caller wipes; the memory itself where it is full. Comes last. */
  byte[] takeBytes() {
    if (size < bytes.length) {
      return Arrays.copyOf(bytes, size);
    }
    var taken = bytes;
    bytes = NONE;
    size = 0;
    return taken;
  }

  @Override
  public void close() {
    Arrays.fill(bytes, 0, size, (byte) 0);
  }

  private void makeRoom(int more) {
    var needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      var before = bytes;
      bytes = Arrays.copyOf(before, Math.max(needed, Math.multiplyExact(2, before.length)));
      Arrays.fill(before, (byte) 0);
    }
  }
}
