package io.keystream.worker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts of tests as the bytes of a request. */
final class Payload {
  private Payload() {}

  static ByteBuffer of(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuffer ofSize(int sizeBytes) {
    return ByteBuffer.wrap(new byte[sizeBytes]);
  }

  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
