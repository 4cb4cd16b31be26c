package io.keystream.checker;

import java.util.Arrays;

/** A number for every row of a table; 0 until it is set. */
final class LongColumn {

  private long[] values = new long[0];

  long at(int row) {
    return row < values.length ? values[row] : 0;
  }

  void set(int row, long value) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, Math.max(1024, Math.max(row + 1, values.length * 2)));
    }
    values[row] = value;
  }
}
