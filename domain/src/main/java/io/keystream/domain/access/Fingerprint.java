package io.keystream.domain.access;

import java.util.regex.Pattern;

/** The SHA-256 of a certificate in DER, as 64 lower-case hexadecimal digits. */
public record Fingerprint(String hex) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "fingerprint must be 64 lower-case hexadecimal digits, has "
              + hex.length()
              + " characters");
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
