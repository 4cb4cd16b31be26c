package io.keystream.bench;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessDecision;
import io.keystream.domain.access.AccessDecisions;
import io.keystream.domain.access.AccessEvolution;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.Signing;
import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.Source;
import io.keystream.domain.policy.text.PolicyText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to find a caller's policies among 1,000 principals, beside the decision itself. */
@State(Scope.Thread)
public class AuthorizerParts {

  private static final int PRINCIPALS = 1_000;
  private static final int POLICIES = 5;
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final EnrolledCertificate FOUNDING = certificate(PRINCIPALS);
  private static final Principal ADA = new Principal("ada");

  private final Authorizer authorizer = new Authorizer();
  private final Principal caller = new Principal("svc-" + PRINCIPALS / 2);
  private final AccessRequest request =
      new AccessRequest(
          KeyPaths.encrypt(new KeyName("team0/cards")),
          Map.of(),
          new Application("till"),
          new Source.Unknown(),
          Map.of(),
          NOW);
  private Directory directory = Directory.foundedBy(ADA, FOUNDING);
  private CompiledPolicies compiled = CompiledPolicies.of(List.of());
  private Instant time = NOW;

  /** All have the same policies, of which the first grants the request. */
  @Setup
  public void enrol() {
    var policies = new ArrayList<Policy>();
    for (int team = 0; team < POLICIES; team++) {
      var name = new PolicyName("team" + team);
      var text =
          "path \"transit/encrypt/team%d/*\" { capabilities = [\"update\"] }".formatted(team);
      policies.add(PolicyText.parse(name, text));
      does(new AccessCommand.WritePolicy(name, text));
    }
    compiled = CompiledPolicies.of(policies);
    for (int i = 0; i < PRINCIPALS; i++) {
      var principal = new Principal("svc-" + i);
      does(new AccessCommand.EnrolPrincipal(principal, PrincipalKind.APPLICATION, certificate(i)));
      does(new AccessCommand.AssignPolicies(principal, names()));
    }
  }

  @Benchmark
  public Authorization authorize() {
    return authorizer.authorize(directory, caller, request);
  }

  @Benchmark
  public io.keystream.domain.policy.AccessDecision decideAlone() {
    return compiled.decide(request);
  }

  private void does(AccessCommand command) {
    time = time.plusMillis(1);
    var signing = new Signing(ADA, FOUNDING.fingerprint(), time);
    if (AccessDecisions.decide(directory, command, signing, time)
        instanceof AccessDecision.Accepted(var event)) {
      directory = AccessEvolution.evolve(directory, event);
    } else {
      throw new IllegalStateException("refused: " + command);
    }
  }

  private static Set<PolicyName> names() {
    return IntStream.range(0, POLICIES)
        .mapToObj(team -> new PolicyName("team" + team))
        .collect(Collectors.toSet());
  }

  private static EnrolledCertificate certificate(int number) {
    return new EnrolledCertificate(
        new Fingerprint("%064x".formatted(number)),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(99)));
  }
}
