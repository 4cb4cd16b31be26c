package io.keystream.domain.access;

import java.util.regex.Pattern;

/**
 * What a program says to mean a role: 1 to 128 letters, digits, {@code . _ -}. It is no secret and
 * opens nothing without a secret-id.
 */
public record RoleId(String text) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  public RoleId {
    // What it is instead is not quoted: people paste secrets where an id belongs.
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "role_id must be 1 to 128 letters, digits, '.', '_', '-', has %d characters"
              .formatted(text.length()));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
