package io.keystream.domain.policy.text;

import java.util.regex.Pattern;

/** Numbers and truth values. */
final class Plains {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?");

  private Plains() {}

  static String read(Cursor cursor) {
    int at = cursor.at();
    var word = cursor.takeWhile(Plains::isPart);
    if (word.isEmpty()) {
      throw cursor.wrong("expected a value, found " + cursor.next());
    }
    if (!word.equals("true") && !word.equals("false") && !NUMBER.matcher(word).matches()) {
      throw cursor.wrong(
          at,
          "'"
              + word
              + "' is not a value; texts stand in quotes, besides them numbers, true, false");
    }
    return word;
  }

  private static boolean isPart(int character) {
    return (character >= '0' && character <= '9')
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || "+-._".indexOf(character) >= 0;
  }
}
