package io.keystream.domain.caller;

/**
 * The one rule for names of callers: bounded, and printed they show all they are.
 *
 * <p>Line breaks, invisible characters and reversed text could make one name look like another in a
 * record; half a surrogate pair would become one on the wire.
 */
public final class Names {
  private Names() {}

  /**
   * Passes what keeps the rule.
   *
   * @throws IllegalArgumentException naming the field and what is wrong
   */
  public static void check(String field, String value, int maxLength) {
    if (value.isEmpty() || value.length() > maxLength) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + maxLength + " characters, has " + value.length());
    }
    if (!value.equals(value.strip())) {
      throw new IllegalArgumentException(field + " must not begin or end with a space");
    }
    value
        .codePoints()
        .filter(Names::isUnprintable)
        .findFirst()
        .ifPresent(character -> {
          throw new IllegalArgumentException(
              field + " must be printable, has U+%04X".formatted(character));
        });
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
