package io.keystream.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one a line.
 *
 * @param name of the file, which each ciphertext is bound to together with the line's number
 */
record Records(String name, List<Row> rows) {

  private static final String SHIPPED = "payments.csv";

  /** Fewer cannot be split around a rotation. */
  private static final int LEAST = 4;

  /** A line, and the context its ciphertext is bound to. */
  record Row(int number, String context, String text) {
    byte[] plaintext() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    byte[] contextBytes() {
      return context.getBytes(StandardCharsets.UTF_8);
    }
  }

  Records {
    rows = List.copyOf(rows);
    if (rows.size() < LEAST) {
      throw new IllegalArgumentException(
          "%s has %d lines that are not empty, at least %d are needed"
              .formatted(name, rows.size(), LEAST));
    }
  }

  /** The user's file, or the one that comes with the project. */
  static Records read(@Nullable Path file) throws IOException {
    return file == null ? shipped() : of(name(file), Files.readAllLines(file));
  }

  private static Records shipped() throws IOException {
    try (var in =
        Objects.requireNonNull(Records.class.getResourceAsStream(SHIPPED), "payments.csv")) {
      return of(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static Records of(String name, List<String> lines) {
    var rows = new ArrayList<Row>();
    for (var line : lines) {
      if (!line.isBlank()) {
        var number = rows.size() + 1;
        rows.add(new Row(number, name + ":" + number, line));
      }
    }
    return new Records(name, rows);
  }

  private static String name(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
