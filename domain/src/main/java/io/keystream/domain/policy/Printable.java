package io.keystream.domain.policy;

/** What may stand in a path: characters that show in print, so that no path looks like another. */
final class Printable {
  private Printable() {}

  static void check(String field, String text, int maxLength) {
    if (text.isEmpty() || text.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s must have 1 to %,d characters, has %,d".formatted(field, maxLength, text.length()));
    }
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (hides(character)) {
        throw new IllegalArgumentException(
            "%s must be printable, has U+%04X".formatted(field, character));
      }
      i += Character.charCount(character);
    }
  }

  private static boolean hides(int character) {
    return !isPrintableAscii(character) && hidesByItsType(character);
  }

  private static boolean isPrintableAscii(int character) {
    return character >= ' ' && character <= '~';
  }

  private static boolean hidesByItsType(int character) {
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
