package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random life of a directory: whoever signs whatever at random times, and what came of it. */
record AccessWalk(List<Step> steps) {

  private static final int LENGTH = 150;
  static final int CERTIFICATES = 60;

  private static final List<Principal> NAMES =
      List.of(People.ADA, People.BEN, People.TILL, People.WORKER, new Principal("eve"));

  private static final List<String> POLICIES = List.of("tills", "night", "root", "service");

  AccessWalk {
    steps = List.copyOf(steps);
  }

  record Step(
      Directory before,
      AccessCommand command,
      Signing signing,
      Instant now,
      AccessDecision decision,
      Directory after) {

    List<AccessEvent> events() {
      return switch (decision) {
        case AccessDecision.Accepted(var event) -> List.of(event);
        case AccessDecision.Refused _ -> List.of();
      };
    }
  }

  static AccessWalk from(long seed) {
    var random = new Random(seed);
    var steps = new ArrayList<Step>();
    var directory = People.founded();
    var now = People.NOW;
    for (int i = 0; i < LENGTH; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(4000)));
      var signing = signing(random, directory, now);
      var step = step(directory, command(random, now), signing, now);
      steps.add(step);
      directory = step.after();
    }
    return new AccessWalk(steps);
  }

  static Step step(Directory directory, AccessCommand command, Signing signing, Instant now) {
    var decision = AccessDecisions.decide(directory, command, signing, now);
    var after =
        switch (decision) {
          case AccessDecision.Accepted(var event) -> AccessEvolution.evolve(directory, event);
          case AccessDecision.Refused _ -> directory;
        };
    return new Step(directory, command, signing, now, decision, after);
  }

  List<AccessEvent> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  /** Most often somebody with the current certificate, or little would be accepted. */
  private static Signing signing(Random random, Directory directory, Instant now) {
    var issuedAt = now.minus(Duration.ofMinutes(random.nextInt(5) == 0 ? random.nextInt(1500) : 0));
    var name = random.nextInt(3) > 0 ? People.ADA : name(random);
    if (random.nextInt(10) > 0 && directory.of(name) instanceof Enrolment.Enrolled enrolled) {
      return new Signing(name, enrolled.current().fingerprint(), issuedAt);
    }
    return new Signing(name, People.fingerprint(certificate(random)), issuedAt);
  }

  private static AccessCommand command(Random random, Instant now) {
    var name = random.nextInt(4) == 0 ? People.ADA : name(random);
    var from = now.minus(Duration.ofDays(random.nextInt(10) == 0 ? -1 : random.nextInt(3)));
    var certificate =
        People.certificate(certificate(random), from, Duration.ofDays(1 + random.nextInt(420)));
    var kinds = PrincipalKind.values();
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          new AccessCommand.EnrolPrincipal(name, kinds[random.nextInt(kinds.length)], certificate);
      case 2, 3 -> new AccessCommand.RenewCertificate(name, certificate);
      case 4 -> new AccessCommand.RevokePrincipal(name, "because");
      case 5 -> People.assign(name, policy(random), policy(random));
      case 6 ->
          random.nextInt(8) == 0
              ? new AccessCommand.WritePolicy(new PolicyName(policy(random)), "nonsense")
              : People.write(policy(random), "encrypt");
      case 7 -> People.declare(name, People.OFFICE);
      case 8 -> People.withdraw(name);
      default -> People.remove(policy(random));
    };
  }

  private static Principal name(Random random) {
    int number = random.nextInt(3 * NAMES.size());
    return number < NAMES.size() ? NAMES.get(number) : new Principal("app-" + number);
  }

  private static String policy(Random random) {
    return POLICIES.get(random.nextInt(POLICIES.size()));
  }

  private static int certificate(Random random) {
    return 1 + random.nextInt(CERTIFICATES);
  }
}
