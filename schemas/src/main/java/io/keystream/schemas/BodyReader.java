package io.keystream.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record's body piece by piece. Every length and count that it claims must fit into the
 * bytes that are left.
 *
 * <p>Thread safety: for one thread.
 */
final class BodyReader {

  private final String name;
  private final byte[] bytes;
  private int position;

  /**
   * Reads from {@code start} to the end.
   *
   * @param name of the record, for messages
   */
  BodyReader(String name, byte[] bytes, int start) {
    this.name = name;
    this.bytes = bytes;
    this.position = start;
  }

  /** A zigzag variable-length number, at most 10 bytes. */
  long number(String field) {
    var value = 0L;
    for (var shift = 0; shift < 70; shift += 7) {
      if (left() == 0) {
        throw corrupt("it ends within " + field);
      }
      var next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw corrupt(field + " is a number that does not end");
  }

  /** The same, of 32 bits. */
  int smallNumber(String field) {
    var number = number(field);
    if (number != (int) number) {
      throw corrupt(field + " is " + number + ", which 32 bits do not hold");
    }
    return (int) number;
  }

  int choice(int choices, String field) {
    var index = number(field);
    if (index < 0 || index >= choices) {
      throw corrupt("%s is choice %d of %d".formatted(field, index, choices));
    }
    return (int) index;
  }

  /** Passes a byte that is 0 or 1. */
  void truth(String field) {
    if (left() == 0) {
      throw corrupt("it ends within " + field);
    }
    if ((bytes[position++] & 0xfe) != 0) {
      throw corrupt(field + " is neither true nor false");
    }
  }

  /** How many items follow, which take at least a byte each. */
  long count(String field) {
    var count = number(field);
    if (count < 0) {
      // A negative count is followed by the size of the block.
      count = -count;
      number(field);
    }
    fit(count, field);
    return count;
  }

  /** A copy, so that the record need not be kept for it. */
  ByteBuffer bytes(String field) {
    var length = skip(field);
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, position - length, position));
  }

  String text(String field) {
    var length = skip(field);
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  /** Passes bytes or a text, and says how many. */
  int skip(String field) {
    var length = number(field);
    fit(length, field);
    position += (int) length;
    return (int) length;
  }

  /** Nothing may follow. */
  void end() {
    if (left() > 0) {
      throw corrupt(left() + " bytes follow its end");
    }
  }

  /** All bytes of the record, to be read only. */
  byte[] record() {
    return bytes;
  }

  /** Of what comes next. */
  int position() {
    return position;
  }

  UnreadableRecord corrupt(String what, @Nullable Throwable cause) {
    return new UnreadableRecord(name + " is corrupt: " + what, cause);
  }

  private void fit(long count, String field) {
    if (count < 0 || count > left()) {
      throw corrupt("%s claims %d bytes, %d are left".formatted(field, count, left()));
    }
  }

  private int left() {
    return bytes.length - position;
  }

  private UnreadableRecord corrupt(String what) {
    return corrupt(what, null);
  }
}
