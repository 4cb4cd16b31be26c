package io.keystream.domain.policy.text;

/** A policy's text is refused; the message says where, what is wrong and what is allowed. */
public final class PolicyTextException extends RuntimeException {

  private static final int MAX_LENGTH = 500;

  private final int line;
  private final int column;

  PolicyTextException(int line, int column, String problem) {
    super("line %d, column %d: %s".formatted(line, column, printable(problem)));
    this.line = line;
    this.column = column;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in UTF-16 code units. */
  public int column() {
    return column;
  }

  /** The problem may quote the text, which may hold anything. */
  private static String printable(String problem) {
    var cut = problem.length() <= MAX_LENGTH ? problem : problem.substring(0, MAX_LENGTH) + "...";
    var shown = new StringBuilder(cut.length());
    cut.codePoints()
        .map(character -> isShown(character) ? character : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
