package io.keystream.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what happens, and keeps what was measured and what did not turn out as promised. */
final class Story {

  private static final String INDENT = "     ";

  private final PrintStream out;
  private final Map<String, String> figures = new LinkedHashMap<>();
  private int chapters;
  private int mismatches;

  Story(PrintStream out) {
    this.out = out;
  }

  void chapter(String title) {
    chapters++;
    out.printf("%n%2d.  %s%n", chapters, title);
  }

  void tell(String sentence) {
    sentence.lines().forEach(line -> out.println(INDENT + line));
  }

  /** States a claim, and whether it holds. */
  void claim(String claim, Turned turned) {
    switch (turned) {
      case TRUE -> tell("ok: " + claim);
      case FALSE -> {
        mismatches++;
        tell("NOT SO: " + claim);
      }
    }
  }

  void figure(String name, String value) {
    figures.put(name, value);
  }

  int mismatches() {
    return mismatches;
  }

  void summary() {
    var width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.println();
    out.println("Summary");
    figures.forEach((name, value) -> out.printf("  %-" + width + "s  %s%n", name, value));
  }

  /** How a claim turned out. */
  enum Turned {
    TRUE,
    FALSE;

    static Turned when(boolean holds) {
      return holds ? TRUE : FALSE;
    }
  }
}
