package io.keystream.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Hides the exact size of what is sealed: its length (u32), itself, zeros up to the next {@value
 * #STEP} bytes.
 */
final class Padding {

  static final int STEP = 64;

  private Padding() {}

  /** The padded content, which the caller wipes. */
  static byte[] pad(byte[] content) {
    var size = Math.addExact(Integer.BYTES, content.length);
    var padded = Math.addExact(size, STEP - 1) / STEP * STEP;
    return ByteBuffer.allocate(padded).putInt(content.length).put(content).array();
  }

  /**
   * The content alone, which the caller wipes.
   *
   * @throws BrokenSeal if this is not what {@link #pad} makes
   */
  static byte[] unpad(byte[] padded) {
    if (padded.length < STEP || padded.length % STEP != 0) {
      throw new BrokenSeal("not padded");
    }
    var length = ByteBuffer.wrap(padded).getInt();
    var end = (long) Integer.BYTES + length;
    if (length < 0 || end > padded.length || padded.length - end >= STEP) {
      throw new BrokenSeal("padded for another length");
    }
    for (var i = (int) end; i < padded.length; i++) {
      if (padded[i] != 0) {
        throw new BrokenSeal("not padded with zeros");
      }
    }
    return Arrays.copyOfRange(padded, Integer.BYTES, (int) end);
  }
}
