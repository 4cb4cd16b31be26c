package io.keystream.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Follows a log from its present end: passes on what is meant for a person, keeps the rest for the
 * case of failure.
 *
 * <p>Thread safety: not safe.
 */
final class LogTail {

  private static final int LAST_LINES = 15;

  private final Path file;
  private final int begin;
  private int told;

  private LogTail(Path file, int begin) {
    this.file = file;
    this.begin = begin;
  }

  static LogTail atEnd(Path file) {
    return new LogTail(file, lines(file).size());
  }

  void copyTo(PrintStream out) {
    var added = added();
    for (var line : added.subList(told, added.size())) {
      if (line.startsWith(Foreground.TO_A_PERSON)) {
        out.println(line);
      }
    }
    told = added.size();
  }

  String lastLines() {
    var added = added();
    return String.join(
        System.lineSeparator(),
        added.subList(Math.max(0, added.size() - LAST_LINES), added.size()));
  }

  private List<String> added() {
    var all = lines(file);
    return all.subList(Math.min(begin, all.size()), all.size());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file)
          // Whatever a library printed: never a reason to fail.
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
