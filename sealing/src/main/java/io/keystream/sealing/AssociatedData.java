package io.keystream.sealing;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Writes associated data field by field: the bytes that {@code Fields.of} makes of the same fields,
 * without an array for each, because four of them are made for every request.
 *
 * <p>Thread safety: for one thread.
 */
final class AssociatedData {

  private final ByteBuffer out;

  /**
   * Begins with the label.
   *
   * @param fields how many follow it
   * @param sizeBytes of these together, without their lengths
   */
  AssociatedData(byte[] label, int fields, int sizeBytes) {
    var lengths = (1 + fields) * Integer.BYTES;
    this.out = ByteBuffer.allocate(Math.addExact(lengths + label.length, sizeBytes));
    bytes(label);
  }

  AssociatedData bytes(byte[] field) {
    out.putInt(field.length).put(field);
    return this;
  }

  AssociatedData u32(int field) {
    out.putInt(Integer.BYTES).putInt(field);
    return this;
  }

  AssociatedData u64(long field) {
    out.putInt(Long.BYTES).putLong(field);
    return this;
  }

  AssociatedData id(UUID field) {
    out.putInt(2 * Long.BYTES)
        .putLong(field.getMostSignificantBits())
        .putLong(field.getLeastSignificantBits());
    return this;
  }

  byte[] toBytes() {
    if (out.hasRemaining()) {
      throw new IllegalStateException(out.remaining() + " bytes of the fields are missing");
    }
    return out.array();
  }
}
