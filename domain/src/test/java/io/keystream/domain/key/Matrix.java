package io.keystream.domain.key;

import java.util.List;
import java.util.function.BiFunction;

/** A cross product as text: a row for every history, a column for everything that can come. */
final class Matrix {
  private Matrix() {}

  static <C> String of(List<C> columns, BiFunction<History, C, String> cell) {
    var text = new StringBuilder();
    for (var history : History.values()) {
      var row = new StringBuilder("%-32s".formatted(history));
      columns.forEach(column -> row.append(cell.apply(history, column)).append("  "));
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
