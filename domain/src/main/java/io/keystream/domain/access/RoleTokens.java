package io.keystream.domain.access;

import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever logs in with a role gets.
 *
 * @param policies at most {@value Assignment#MOST}; null for all that the principal has when the
 *     token is used
 * @param ttl null for the longest
 * @param maxTtl after which a token ends however often it was renewed; null for the platform's
 * @param period for which each renewal counts; null for tokens that are not periodic
 * @param networks that tokens are accepted from; everywhere where there are none
 */
public record RoleTokens(
    @Nullable Set<PolicyName> policies,
    @Nullable Duration ttl,
    @Nullable Duration maxTtl,
    @Nullable Duration period,
    List<Network> networks) {

  /** No token counts for longer without being renewed. */
  public static final Duration MAX_TTL = Duration.ofDays(32);

  /** Ten years: what renewals may come to where a token is periodic. */
  public static final Duration MAX_MAX_TTL = Duration.ofDays(3650);

  public static final int MOST_NETWORKS = 32;

  /** All that the principal has, for as long as usual, everywhere. */
  public static final RoleTokens PLAIN = new RoleTokens(null, null, null, null, List.of());

  public RoleTokens {
    policies = policies == null ? null : Assignment.checked(policies);
    within("token_ttl", ttl, MAX_TTL);
    within("token_max_ttl", maxTtl, MAX_MAX_TTL);
    within("token_period", period, MAX_TTL);
    networks = few("token_bound_cidrs", networks);
  }

  static void within(String field, @Nullable Duration duration, Duration most) {
    if (duration != null
        && (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
            || duration.compareTo(Duration.ofSeconds(1)) < 0
            || duration.compareTo(most) > 0)) {
      throw new IllegalArgumentException(
          "%s must be whole seconds, 1 to %d: %s".formatted(field, most.toSeconds(), duration));
    }
  }

  static List<Network> few(String field, List<Network> networks) {
    if (networks.size() > MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "%s must be at most %d, are %d".formatted(field, MOST_NETWORKS, networks.size()));
    }
    return List.copyOf(networks);
  }
}
