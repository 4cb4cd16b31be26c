package io.keystream.worker.requests;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in clear that are overwritten as soon as nobody needs them. */
final class Wiped {
  private Wiped() {}

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
