package io.keystream.domain.jwt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a signed token says (RFC 7519, 4), once it is known who signed it.
 *
 * @param texts all that is a text, truth, or whole number, and lists of such, by JSON pointer
 */
public record JwtClaims(
    @Nullable String issuer,
    @Nullable String subject,
    List<String> audiences,
    @Nullable Instant expiresAt,
    @Nullable Instant notBefore,
    @Nullable Instant issuedAt,
    Map<String, List<String>> texts) {

  public JwtClaims {
    audiences = List.copyOf(audiences);
    texts = Map.copyOf(texts);
  }
}
