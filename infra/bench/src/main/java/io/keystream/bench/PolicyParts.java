package io.keystream.bench;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.Explanation;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.Source;
import io.keystream.domain.policy.text.PolicyText;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a decision costs a caller with that many policies of four paths each. */
@State(Scope.Thread)
public class PolicyParts {

  static final String TEAM =
      """
      path "transit/encrypt/team%1$d/*" { capabilities = ["update"] }
      path "transit/decrypt/team%1$d/*" {
        capabilities = ["update"]
        hours = ["Mon-Fri 08:00-18:00 Europe/Berlin"]
        networks = ["10.0.0.0/8"]
        applications = ["till", "shop-*"]
      }
      path "transit/+/team%1$d/cards" { capabilities = ["read", "update"] }
      path "transit/keys/team%1$d/cards" { capabilities = ["read"] }
      """;

  @Param({"5", "1000"})
  public int policies;

  private CompiledPolicies compiled = CompiledPolicies.of(List.of());
  private AccessRequest plain = request(KeyPaths.encrypt(new KeyName("team0/cards")));
  private AccessRequest conditional = plain;
  private AccessRequest unmatched = plain;

  /** Policies of teams, and requests in the name of the one in the middle. */
  @Setup
  public void compile() {
    var read = new ArrayList<Policy>();
    for (int team = 0; team < policies; team++) {
      read.add(PolicyText.parse(new PolicyName("team" + team), TEAM.formatted(team)));
    }
    compiled = CompiledPolicies.of(read);
    var key = new KeyName("team" + policies / 2 + "/cards");
    plain = request(KeyPaths.encrypt(key));
    conditional = request(KeyPaths.decrypt(key));
    unmatched = request(KeyPaths.encrypt(new KeyName("nobody/cards")));
  }

  @Benchmark
  public AccessDecision decide() {
    return compiled.decide(plain);
  }

  @Benchmark
  public AccessDecision decideUnderThreeConditions() {
    return compiled.decide(conditional);
  }

  @Benchmark
  public AccessDecision decideWhereNothingMatches() {
    return compiled.decide(unmatched);
  }

  @Benchmark
  public Explanation explain() {
    return compiled.explain(conditional);
  }

  @Benchmark
  public Policy read() {
    return PolicyText.parse(new PolicyName("team"), TEAM.formatted(1));
  }

  private static AccessRequest request(Access access) {
    return new AccessRequest(
        access,
        Map.of(),
        new Application("till"),
        new Source.Address(InetAddress.ofLiteral("10.1.2.3")),
        Map.of(),
        Instant.parse("2026-03-02T09:00:00Z"));
  }
}
