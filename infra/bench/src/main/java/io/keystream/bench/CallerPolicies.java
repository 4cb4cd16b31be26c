package io.keystream.bench;

import io.keystream.client.Accepted;
import io.keystream.client.AccessClient;
import io.keystream.client.Answer;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What the caller of a load may: a policy for the keys of loads beside those of four teams. */
final class CallerPolicies {

  private static final int TEAMS = 4;
  private static final String LOADS =
      """
      path "transit/keys/bench/*" { capabilities = ["create", "read", "update"] }
      path "transit/encrypt/bench/*" { capabilities = ["update"] }
      path "transit/decrypt/bench/*" { capabilities = ["update"] }
      path "keystream/keys/bench/*" { capabilities = ["update"] }
      """;

  private CallerPolicies() {}

  /** Writes them and assigns them to a principal that is enrolled. */
  static void give(AccessClient access, Principal principal) {
    var names = new HashSet<PolicyName>();
    write(access, new PolicyName("loads"), LOADS, names);
    for (int team = 0; team < TEAMS; team++) {
      write(access, new PolicyName("team" + team), PolicyParts.TEAM.formatted(team), names);
    }
    accepted(access.assignPolicies(principal, names));
  }

  private static void write(
      AccessClient access, PolicyName name, String text, Set<PolicyName> names) {
    accepted(access.writePolicy(name, text));
    names.add(name);
  }

  static void accepted(CompletableFuture<Answer<Accepted>> answer) {
    if (!(answer.join() instanceof Answer.Given)) {
      throw new IllegalStateException("not accepted: " + answer.join());
    }
  }
}
