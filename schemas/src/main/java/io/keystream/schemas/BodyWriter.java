package io.keystream.schemas;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes a record's body piece by piece, as Avro does.
 *
 * <p>Thread safety: for one thread.
 */
final class BodyWriter {

  private final WipedBuffer out;

  BodyWriter(WipedBuffer out) {
    this.out = out;
  }

  /** For who writes all of it. */
  OutputStream stream() {
    return out;
  }

  /** Zigzag, in as few bytes as it takes. */
  void number(long number) {
    out.writeNumber((number << 1) ^ (number >> 63));
  }

  void text(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.write(bytes);
  }

  /** What is left in the buffer, which stays as it is. */
  void bytes(ByteBuffer bytes) {
    number(bytes.remaining());
    if (bytes.hasArray()) {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } else {
      var copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      out.write(copy);
    }
  }
}
