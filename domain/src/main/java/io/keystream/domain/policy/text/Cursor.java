package io.keystream.domain.policy.text;

import java.util.function.IntPredicate;

/**
 * A place in a text that moves forward, character by character.
 *
 * <p>Lines are counted only where something is wrong, so that reading stays linear.
 */
final class Cursor {

  static final int END = -1;
  private static final int MAX_STRING = 1024;

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  /** The next character, or {@link #END}. */
  int peek() {
    return peek(0);
  }

  int peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }

  void skip() {
    at++;
  }

  boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char wanted, String where) {
    if (!take(wanted)) {
      throw wrong("expected '%s' %s, found %s".formatted(wanted, where, next()));
    }
  }

  String takeWhile(IntPredicate wanted) {
    int from = at;
    while (at < text.length() && wanted.test(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** False, without a move, where there is no such end. */
  boolean skipBeyond(String end) {
    int found = text.indexOf(end, at);
    if (found < 0) {
      return false;
    }
    at = found + end.length();
    return true;
  }

  /** A text in quotes, with the escapes of JSON. */
  String quoted() {
    int from = at;
    expect('"', "before a text");
    var value = new StringBuilder();
    while (peek() != '"') {
      int character = peek();
      if (character == END || character == '\n') {
        throw wrong(from, "this text has no '\"' at its end");
      }
      if (character < ' ') {
        throw wrong("a control character in a text is written as an escape");
      }
      skip();
      value.append(character == '\\' ? escaped() : (char) character);
      if (value.length() > MAX_STRING) {
        throw wrong(from, "a text has at most 1,024 characters");
      }
    }
    skip();
    return value.toString();
  }

  private char escaped() {
    int character = peek();
    skip();
    return switch (character) {
      case '"', '\\', '/' -> (char) character;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default ->
          throw wrong(
              at - 2,
              "unknown escape; those of JSON are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() == END ? -1 : Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw wrong("\\u takes four hexadecimal digits");
      }
      value = value * 16 + digit;
      skip();
    }
    return (char) value;
  }

  /** What stands here, for a sentence. */
  String next() {
    int character = peek();
    return switch (character) {
      case END -> "the end of the text";
      case '\n' -> "the end of the line";
      default -> "'" + (char) character + "'";
    };
  }

  PolicyTextException wrong(String problem) {
    return wrong(at, problem);
  }

  PolicyTextException wrong(int where, String problem) {
    return wrong(text, where, problem);
  }

  static PolicyTextException wrong(String text, int where, String problem) {
    int line = 1;
    int begin = 0;
    int until = Math.min(where, text.length());
    for (int end = text.indexOf('\n'); end >= 0 && end < until; end = text.indexOf('\n', begin)) {
      line++;
      begin = end + 1;
    }
    return new PolicyTextException(line, until - begin + 1, problem);
  }
}
