package io.keystream.cli;

import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever logs in with a role gets. */
final class RoleTokenOptions {

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "Of tokens; may be repeated (default: all that the principal has).")
  private @Nullable Set<PolicyName> policies;

  @Option(names = "--token-ttl", paramLabel = "TIME", description = "Such as 20m.")
  private @Nullable Duration ttl;

  @Option(
      names = "--token-max-ttl",
      paramLabel = "TIME",
      description = "After which a token ends however often it was renewed.")
  private @Nullable Duration maxTtl;

  @Option(
      names = "--token-period",
      paramLabel = "TIME",
      description = "For which each renewal counts.")
  private @Nullable Duration period;

  @Option(
      names = "--token-bound-cidr",
      paramLabel = "CIDR",
      description = "Tokens are accepted from there only; may be repeated.")
  private List<Network> networks = List.of();

  /**
   * As they were given.
   *
   * @throws IllegalArgumentException naming the option's value that is outside its limits
   */
  RoleTokens tokens() {
    return new RoleTokens(policies, ttl, maxTtl, period, networks);
  }
}
