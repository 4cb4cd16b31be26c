package io.keystream.checker;

import java.util.Arrays;

/** A small number for every row of a table; 0 until it is set. */
final class ByteColumn {

  private byte[] values = new byte[0];

  int at(int row) {
    return row < values.length ? values[row] : 0;
  }

  void set(int row, int value) {
    reach(row);
    values[row] = (byte) value;
  }

  /** Counts one more and returns the count, which stops at 127: more says nothing more. */
  int increment(int row) {
    reach(row);
    if (values[row] < Byte.MAX_VALUE) {
      values[row]++;
    }
    return values[row];
  }

  private void reach(int row) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, Math.max(1024, Math.max(row + 1, values.length * 2)));
    }
  }
}
