package io.keystream.schemas;

import java.nio.ByteBuffer;

/** The bytes of a record's field. */
public final class FieldBytes {
  private FieldBytes() {}

  /** The array behind a buffer that the decoder made, without a copy that nobody would wipe. */
  public static byte[] reveal(ByteBuffer field) {
    if (field.hasArray()
        && field.arrayOffset() == 0
        && field.position() == 0
        && field.remaining() == field.array().length) {
      return field.array();
    }
    var bytes = new byte[field.remaining()];
    field.duplicate().get(bytes);
    return bytes;
  }
}
