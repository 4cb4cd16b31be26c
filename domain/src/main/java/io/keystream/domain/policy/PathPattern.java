package io.keystream.domain.policy;

/**
 * Which paths a rule is about: one path ({@code secret/foo}), all that begin alike ({@code
 * secret/foo*}), or, with {@code +} for a whole segment, all of a shape ({@code secret/+/foo}).
 *
 * <p>Where Vault takes a misplaced {@code *}, {@code +} or a template for plain characters, so that
 * the rule matches nothing anybody meant, this refuses it.
 */
public record PathPattern(String text) {

  public static final int MAX_LENGTH = 512;

  /** A slash at the front is dropped, for paths begin behind it. */
  public PathPattern {
    text = text.startsWith("/") ? text.substring(1) : text;
    Printable.check("a path", text, MAX_LENGTH);
    int star = text.indexOf('*');
    if (star >= 0 && star < text.length() - 1) {
      throw new IllegalArgumentException("'*' stands only at the end of a path: '" + text + "'");
    }
    if (text.contains("{{") || text.contains("${")) {
      throw new IllegalArgumentException("a path has no templates: '" + text + "'");
    }
    for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
      boolean begins = plus == 0 || text.charAt(plus - 1) == '/';
      boolean ends = plus == text.length() - 1 || text.charAt(plus + 1) == '/';
      if (!begins || !ends) {
        throw new IllegalArgumentException("'+' stands for a whole segment: '" + text + "'");
      }
    }
  }

  /** Where the first {@code +} or {@code *} stands; beyond every end where there is none. */
  int firstWildcard() {
    int first = firstWildcard(text);
    return first < 0 ? Integer.MAX_VALUE : first;
  }

  /** The same in a part of a pattern; less than 0 where there is none. */
  static int firstWildcard(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '+' || part.charAt(i) == '*') {
        return i;
      }
    }
    return -1;
  }

  boolean isPrefix() {
    return text.endsWith("*");
  }

  int anySegments() {
    return (int) text.chars().filter(character -> character == '+').count();
  }

  @Override
  public String toString() {
    return text;
  }
}
