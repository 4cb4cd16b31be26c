package io.keystream.domain.key;

import java.util.regex.Pattern;

/** SHA-256 of an envelope in which a key comes from outside: 64 lower-case hexadecimal digits. */
public record EnvelopeHash(String hex) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public EnvelopeHash {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: '" + hex + "'");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
