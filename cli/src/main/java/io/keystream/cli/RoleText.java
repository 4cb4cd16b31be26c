package io.keystream.cli;

import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Roles as they are shown. */
final class RoleText {

  private RoleText() {}

  /** What whoever logs in gets, a line each. */
  static String of(RoleTokens tokens) {
    var names = names(tokens);
    return """
    policies              %s
    token_ttl             %s
    token_max_ttl         %s
    token_period          %s
    token_bound_cidrs     %s\
    """
        .formatted(
            names == null ? "all of the principal" : String.join(", ", names),
            text(tokens.ttl()),
            text(tokens.maxTtl()),
            text(tokens.period()),
            text(tokens.networks()));
  }

  /** The same for machines, put behind what is there. */
  static void add(RoleTokens tokens, Map<String, @Nullable Object> json) {
    json.put("token_policies", names(tokens));
    json.put("token_ttl", seconds(tokens.ttl()));
    json.put("token_max_ttl", seconds(tokens.maxTtl()));
    json.put("token_period", seconds(tokens.period()));
    json.put("token_bound_cidrs", texts(tokens.networks()));
  }

  static String text(@Nullable Duration duration) {
    return duration == null ? "as usual" : duration.toSeconds() + "s";
  }

  static String text(List<Network> networks) {
    return networks.isEmpty() ? "everywhere" : String.join(", ", texts(networks));
  }

  static List<String> texts(List<Network> networks) {
    return networks.stream().map(Network::toString).toList();
  }

  static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static @Nullable List<String> names(RoleTokens tokens) {
    var policies = tokens.policies();
    return policies == null ? null : policies.stream().map(PolicyName::name).toList();
  }
}
