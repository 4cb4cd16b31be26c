package io.keystream.domain.authorization;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessDecision;
import io.keystream.domain.access.AccessDecisions;
import io.keystream.domain.access.AccessEvolution;
import io.keystream.domain.access.Assignment;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A platform that ada founded and changes, a second for each command. */
final class Platform {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  private static final EnrolledCertificate FOUNDING = certificate(1);
  private static final Principal ADA = new Principal("ada");
  private static final List<String> POLICIES = List.of("tills", "night");

  private Directory directory = Directory.foundedBy(ADA, FOUNDING);
  private Instant now = NOW;
  private int certificates = 1;

  static Platform founded() {
    return new Platform();
  }

  static AccessRequest ask(Access access) {
    return new AccessRequest(
        access, Map.of(), new Application("till"), new Source.Unknown(), Map.of(), NOW);
  }

  Directory directory() {
    return directory;
  }

  void enrol(String name, PrincipalKind kind) {
    certificates++;
    does(new AccessCommand.EnrolPrincipal(new Principal(name), kind, certificate(certificates)));
  }

  /** Lets its holders use every key in this way. */
  void write(String policy, String use) {
    writeText(policy, "path \"transit/%s/*\" { capabilities = [\"update\"] }".formatted(use));
  }

  void writeText(String policy, String text) {
    does(new AccessCommand.WritePolicy(new PolicyName(policy), text));
  }

  void assign(String name, String... policies) {
    does(new AccessCommand.AssignPolicies(new Principal(name), names(policies)));
  }

  void does(AccessCommand command) {
    if (!isDone(command)) {
      throw new AssertionError("refused: " + command);
    }
  }

  /** Some change or other; what is refused changes nothing. */
  void atRandom(Random random, List<String> principals) {
    var policy = new PolicyName(POLICIES.get(random.nextInt(POLICIES.size())));
    var principal = new Principal(principals.get(random.nextInt(principals.size())));
    var use = random.nextBoolean() ? "encrypt" : "decrypt";
    var text = "path \"transit/%s/*\" { capabilities = [\"update\"] }".formatted(use);
    var _ =
        isDone(
            switch (random.nextInt(4)) {
              case 0, 1 -> new AccessCommand.WritePolicy(policy, text);
              case 2 -> new AccessCommand.RemovePolicy(policy);
              default ->
                  new AccessCommand.AssignPolicies(
                      principal, random.nextInt(4) == 0 ? names("root") : Set.of(policy));
            });
  }

  Enrolled enrolled(String name) {
    return (Enrolled) directory.of(new Principal(name));
  }

  /** The same principal, as if it had this policy. */
  Enrolled having(Enrolled one, String policy) {
    return new Enrolled(
        one.principal(),
        one.kind(),
        one.current(),
        one.former(),
        one.issuedAt(),
        one.orderedAt(),
        new Assignment(names(policy), now),
        one.hours());
  }

  private boolean isDone(AccessCommand command) {
    now = now.plusSeconds(1);
    var signing = new Signing(ADA, FOUNDING.fingerprint(), now);
    return switch (AccessDecisions.decide(directory, command, signing, now)) {
      case AccessDecision.Accepted(var event) -> {
        directory = AccessEvolution.evolve(directory, event);
        yield true;
      }
      case AccessDecision.Refused _ -> false;
    };
  }

  private static Set<PolicyName> names(String... policies) {
    return Stream.of(policies).map(PolicyName::new).collect(Collectors.toSet());
  }

  private static EnrolledCertificate certificate(int number) {
    return new EnrolledCertificate(
        new Fingerprint("%064x".formatted(number)),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(300)));
  }
}
