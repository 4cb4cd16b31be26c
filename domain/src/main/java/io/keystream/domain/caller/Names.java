package io.keystream.domain.caller;

/** The one rule for names of callers: not empty, bounded, printable. */
final class Names {
  private Names() {}

  static void check(String field, String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + maxLength + " characters, has " + value.length());
    }
    if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException(field + " must not contain control characters");
    }
  }
}
