package io.keystream.e2e.canary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Every eight bytes in a row of what is looked for, by their value: a table that answers quickly
 * that something is not there.
 */
final class Windows {

  static final int BYTES = Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SCATTER = 0x9E3779B97F4A7C15L;
  private static final int BITS = 18;
  private static final int SIZE = 1 << BITS;

  private final List<Written> written;
  private final long[] values = new long[SIZE];
  private final int[] owners = new int[SIZE];
  private final int[] offsets = new int[SIZE];

  Windows(List<Written> written) {
    this.written = List.copyOf(written);
    if (written.stream().mapToInt(Written::length).sum() > SIZE / 4) {
      throw new IllegalArgumentException("too much is looked for at once");
    }
    for (var i = 0; i < written.size(); i++) {
      var bytes = written.get(i).bytes();
      for (var offset = 0; offset + BYTES <= bytes.length; offset++) {
        add(at(bytes, offset), i, offset);
      }
    }
  }

  static long at(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }

  /** The place of a value in the table, negative if it is not there. */
  int find(long value) {
    for (var slot = slot(value); values[slot] != 0; slot = next(slot)) {
      if (values[slot] == value) {
        return slot;
      }
    }
    return -1;
  }

  Written owner(int place) {
    return written.get(owners[place]);
  }

  int offset(int place) {
    return offsets[place];
  }

  /** Zeros are no sign of anything; of two that are alike the first counts. */
  private void add(long value, int owner, int offset) {
    if (value == 0 || find(value) >= 0) {
      return;
    }
    var slot = slot(value);
    while (values[slot] != 0) {
      slot = next(slot);
    }
    values[slot] = value;
    owners[slot] = owner;
    offsets[slot] = offset;
  }

  private static int slot(long value) {
    return (int) ((value * SCATTER) >>> (Long.SIZE - BITS));
  }

  private static int next(int slot) {
    return (slot + 1) % SIZE;
  }
}
