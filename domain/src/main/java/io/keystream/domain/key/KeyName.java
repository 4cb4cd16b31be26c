package io.keystream.domain.key;

/**
 * The name of a key, a path such as {@code payments/cards}: segments joined by {@code /}, each a
 * letter or digit followed by letters, digits, {@code . _ -}; at most 200 characters, all ASCII.
 *
 * <p>A name is used once: a destroyed key keeps its name and its record.
 */
public record KeyName(String path) implements Comparable<KeyName> {

  public static final int MAX_LENGTH = 200;

  public KeyName {
    if (path.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "key name must have at most " + MAX_LENGTH + " characters, has " + path.length());
    }
    if (!isJoinedSegments(path)) {
      throw new IllegalArgumentException(
          "key name must be segments joined by '/', each a letter or digit followed by letters,"
              + " digits, '.', '_', '-': '"
              + path
              + "'");
    }
  }

  /** Whether the name could be read as something done with another key; no key is created so. */
  public boolean endsInReservedWord() {
    return ReservedWords.has(lastSegment());
  }

  /** Asked for every request, which is too often for a regular expression. */
  private static boolean isJoinedSegments(String path) {
    boolean begins = true;
    for (int i = 0; i < path.length(); i++) {
      char character = path.charAt(i);
      if (!isLetterOrDigit(character) && (begins || !isWithin(character))) {
        return false;
      }
      begins = character == '/';
    }
    return !begins;
  }

  private static boolean isWithin(char character) {
    return character == '.' || character == '_' || character == '-' || character == '/';
  }

  private static boolean isLetterOrDigit(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9');
  }

  String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(KeyName other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
