package io.keystream.domain.policy;

/** What may stand in a path: characters that show in print, so that no path looks like another. */
final class Printable {
  private Printable() {}

  static void check(String field, String text, int maxLength) {
    if (text.isEmpty() || text.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s must have 1 to %,d characters, has %,d".formatted(field, maxLength, text.length()));
    }
    text.codePoints()
        .filter(Printable::hides)
        .findFirst()
        .ifPresent(character -> {
          throw new IllegalArgumentException(
              "%s must be printable, has U+%04X".formatted(field, character));
        });
  }

  private static boolean hides(int character) {
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
