package io.keystream.schemas;

import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What roles of either kind say of tokens, between the domain and the wire. */
final class RoleTokensMapping {
  private RoleTokensMapping() {}

  /** The fields of a role's record, in its order. */
  static RoleTokens toTokens(
      @Nullable List<String> policies,
      @Nullable Long ttlSeconds,
      @Nullable Long maxTtlSeconds,
      @Nullable Long periodSeconds,
      List<String> networks) {
    return new RoleTokens(
        policies == null ? null : AccessCommandMapping.policies(policies),
        duration(ttlSeconds),
        duration(maxTtlSeconds),
        duration(periodSeconds),
        networks("token_bound_cidrs", networks));
  }

  static @Nullable List<String> names(@Nullable Set<PolicyName> policies) {
    return policies == null ? null : AccessCommandMapping.names(policies);
  }

  static List<String> texts(List<Network> networks) {
    return networks.stream().map(Network::toString).toList();
  }

  static List<Network> networks(String field, List<String> texts) {
    try {
      return texts.stream().map(Network::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  static @Nullable Duration duration(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
