package io.keystream.worker.requests;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in clear that are overwritten as soon as nobody needs them. */
final class Wiped {
  private Wiped() {}

  /** The array behind a buffer that the decoder made, without a copy that nobody would wipe. */
  static byte[] revealBytes(ByteBuffer buffer) {
    if (buffer.hasArray()
        && buffer.arrayOffset() == 0
        && buffer.position() == 0
        && buffer.remaining() == buffer.array().length) {
      return buffer.array();
    }
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  static void wipe(byte[] bytes) {
    Arrays.fill(bytes, (byte) 0);
  }

  static void wipe(ByteBuffer... buffers) {
    for (var buffer : buffers) {
      if (buffer.hasArray()) {
        var start = buffer.arrayOffset();
        Arrays.fill(buffer.array(), start, start + buffer.limit(), (byte) 0);
      }
    }
  }
}
