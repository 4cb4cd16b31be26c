package io.keystream.domain.access;

import io.keystream.domain.caller.Names;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Whose signed tokens count, and by which keys.
 *
 * @param issuer what {@code iss} must be, character by character
 */
public record JwtIssuer(String issuer, Keys keys) {

  public static final int MAX_LENGTH = 512;

  public JwtIssuer {
    Names.check("issuer", issuer, MAX_LENGTH);
  }

  /** Where the keys are that it signs with. */
  public sealed interface Keys {}

  /**
   * These, until the role is written again.
   *
   * @param jwks a JWK Set (RFC 7517, 5), as it was given
   */
  public record Given(String jwks) implements Keys {

    public static final int MAX_BYTES = 32_768;

    public Given {
      checkBytes("jwks", jwks, MAX_BYTES);
    }
  }

  /**
   * Those that the issuer publishes.
   *
   * @param url https
   * @param ca certificates in PEM, of which one must have issued that of the server; null for those
   *     that the JVM trusts
   */
  public record At(String url, @Nullable String ca) implements Keys {

    public static final int MAX_CA_BYTES = 16_384;
    public static final int MAX_URL_LENGTH = 1024;

    public At {
      Names.check("jwks_url", url, MAX_URL_LENGTH);
      checkHttps(url);
      if (ca != null) {
        checkBytes("jwks_ca_pem", ca, MAX_CA_BYTES);
      }
    }

    private static void checkHttps(String url) {
      var uri = URI.create(url);
      if (!"https".equals(uri.getScheme())
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "jwks_url must be https://HOST[:PORT]/PATH, without a user: '" + url + "'");
      }
    }
  }

  private static void checkBytes(String field, String text, int most) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (text.isBlank() || size > most) {
      throw new IllegalArgumentException(
          "%s must have 1 to %,d bytes, has %,d".formatted(field, most, size));
    }
  }
}
