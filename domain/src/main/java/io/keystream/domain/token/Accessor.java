package io.keystream.domain.token;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The name of a token, for records and for whoever looks it up or revokes it: 24 characters of
 * base64url that open nothing.
 *
 * <p>It is the beginning of the token's hash. So it is as random as the secret, and no two records
 * can give one secret two names.
 */
public record Accessor(String text) {

  private static final int BYTES = 18;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{24}");

  public Accessor {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "accessor must be 24 letters, digits, '-' or '_', has " + text.length() + " characters");
    }
  }

  /** That of the token with this hash. */
  public static Accessor of(TokenHash hash) {
    var beginning = Arrays.copyOf(hash.toBytes(), BYTES);
    return new Accessor(Base64.getUrlEncoder().withoutPadding().encodeToString(beginning));
  }

  @Override
  public String toString() {
    return text;
  }
}
