package io.keystream.domain.policy;

/**
 * A value that a rule accepts: itself, or with {@code *} at the front, at the end or at both, all
 * that end so, begin so or contain it.
 */
public record ValuePattern(String text) {

  public static final int MAX_LENGTH = 1024;

  public ValuePattern {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a value has at most 1,024 characters, has %,d".formatted(text.length()));
    }
  }

  public boolean matches(String value) {
    boolean front = text.startsWith("*");
    boolean end = text.endsWith("*");
    if (front && text.length() == 1) {
      return true;
    }
    if (front && end) {
      return value.contains(text.substring(1, text.length() - 1));
    }
    if (front) {
      return value.endsWith(text.substring(1));
    }
    return end ? value.startsWith(text.substring(0, text.length() - 1)) : value.equals(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
