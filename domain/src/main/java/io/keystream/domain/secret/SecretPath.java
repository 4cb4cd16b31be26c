package io.keystream.domain.secret;

/**
 * The path of a secret, such as {@code shop/db/password}: segments joined by {@code /}, at most 512
 * characters, all ASCII.
 *
 * <p>A segment has letters, digits, {@code . _ - ~ @ : = + , ; ! $ & ' ( )} and, not at its ends,
 * spaces; it is not {@code .} or {@code ..}. Vault takes in more, among it what looks like another
 * path in print; a path has one spelling here.
 */
public record SecretPath(String path) implements Comparable<SecretPath> {

  public static final int MAX_LENGTH = 512;

  private static final String MARKS = "._-~@:=+,;!$&'() ";

  public SecretPath {
    if (path.isEmpty() || path.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "secret path must have 1 to " + MAX_LENGTH + " characters, has " + path.length());
    }
    for (var segment : path.split("/", -1)) {
      check(segment, path);
    }
  }

  private static void check(String segment, String path) {
    if (segment.isEmpty()
        || segment.equals(".")
        || segment.equals("..")
        || !segment.equals(segment.strip())
        || !segment.chars().allMatch(SecretPath::isAllowed)) {
      throw new IllegalArgumentException(
          "secret path must be segments joined by '/', none of them '.' or '..', each of letters,"
              + " digits and '"
              + MARKS
              + "' without a space at its ends: '"
              + path
              + "'");
    }
  }

  private static boolean isAllowed(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || MARKS.indexOf(character) >= 0;
  }

  @Override
  public int compareTo(SecretPath other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
