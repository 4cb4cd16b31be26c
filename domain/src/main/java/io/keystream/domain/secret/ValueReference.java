package io.keystream.domain.secret;

import java.util.UUID;

/**
 * Which ciphertext a version has. The value itself travels in no command and no event.
 *
 * @param id made at random for every attempt to write
 * @param sha256 of the ciphertext, 64 lower-case hexadecimal digits
 */
public record ValueReference(UUID id, String sha256) {

  private static final int DIGITS = 64;

  public ValueReference {
    if (sha256.length() != DIGITS || !sha256.chars().allMatch(ValueReference::isDigit)) {
      throw new IllegalArgumentException(
          "sha256 must be " + DIGITS + " lower-case hexadecimal digits");
    }
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
