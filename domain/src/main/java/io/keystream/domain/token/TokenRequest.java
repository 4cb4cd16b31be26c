package io.keystream.domain.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a token, as it was said: nothing of it is checked.
 *
 * @param policies null for those of whoever makes it
 * @param ttl null for the default; more than the maximum is the maximum, as in Vault
 * @param explicitMaxTtl null for none of its own
 * @param period null for a token that is not periodic
 * @param boundNetworks it is accepted from, as addresses with prefixes; none for those of the
 *     parent
 */
public record TokenRequest(
    @Nullable List<String> policies,
    Map<String, String> metadata,
    String displayName,
    String path,
    @Nullable Duration ttl,
    @Nullable Duration explicitMaxTtl,
    @Nullable Duration period,
    TokenRenewal renewal,
    Descent descent,
    List<String> boundNetworks) {

  /** Whether it shall end with the token that makes it, where one does. */
  public enum Descent {
    CHILD,
    ORPHAN
  }

  public TokenRequest {
    policies = policies == null ? null : List.copyOf(policies);
    metadata = Map.copyOf(metadata);
    boundNetworks = List.copyOf(boundNetworks);
  }

  /** One that says nothing and gets everything by default. */
  public static TokenRequest plain(String path, String displayName) {
    return new TokenRequest(
        null,
        Map.of(),
        displayName,
        path,
        null,
        null,
        null,
        TokenRenewal.RENEWABLE,
        Descent.CHILD,
        List.of());
  }
}
