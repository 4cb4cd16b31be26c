package io.keystream.domain.token;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessDecision;
import io.keystream.domain.access.AccessDecisions;
import io.keystream.domain.access.AccessEvolution;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A platform with one caller who has the policies tills and night, and two services in front. */
final class House {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Principal ADA = new Principal("ada");
  static final Principal TILL = new Principal("svc-till");
  static final Principal FRONT = new Principal("front-1");
  static final Principal OTHER_FRONT = new Principal("front-2");

  private Directory directory = Directory.foundedBy(ADA, certificate(1));
  private Instant now = NOW;

  House() {
    enrol(TILL, PrincipalKind.APPLICATION, 2);
    enrol(FRONT, PrincipalKind.SERVICE, 3);
    enrol(OTHER_FRONT, PrincipalKind.SERVICE, 4);
    for (var policy : List.of("tills", "night", "other")) {
      does(
          new AccessCommand.WritePolicy(
              new PolicyName(policy), "path \"a\" { capabilities = [\"read\"] }"));
    }
    does(new AccessCommand.AssignPolicies(TILL, names("tills", "night")));
  }

  Directory directory() {
    return directory;
  }

  House revoke(Principal principal) {
    does(new AccessCommand.RevokePrincipal(principal, ""));
    return this;
  }

  static Set<PolicyName> names(String... policies) {
    return Stream.of(policies).map(PolicyName::new).collect(Collectors.toSet());
  }

  static TokenHash hash(long number) {
    return new TokenHash(number, number, number, number);
  }

  /** Till's token of an hour, issued by the first service. */
  static Token token(long number) {
    return token(number, new TokenParent.Orphan());
  }

  static Token token(long number, TokenParent parent) {
    return new Token(
        hash(number),
        TILL,
        new TokenPolicies.OfPrincipal(),
        TokenMetadata.NONE,
        "till",
        "auth/cert/login",
        lifetime(Duration.ofHours(1), null, null),
        parent,
        List.of(),
        FRONT);
  }

  static TokenLifetime lifetime(
      Duration ttl, @Nullable Duration explicitMaxTtl, @Nullable Duration period) {
    return new TokenLifetime(
        NOW, NOW.plus(ttl), ttl, explicitMaxTtl, period, TokenRenewal.RENEWABLE);
  }

  static Token until(Token token, Instant end) {
    var lifetime = token.lifetime();
    return token.with(
        new TokenLifetime(
            lifetime.issuedAt(),
            end,
            lifetime.creationTtl(),
            lifetime.explicitMaxTtl(),
            lifetime.period(),
            lifetime.renewal()));
  }

  private void enrol(Principal principal, PrincipalKind kind, int number) {
    does(new AccessCommand.EnrolPrincipal(principal, kind, certificate(number)));
  }

  private void does(AccessCommand command) {
    now = now.plusSeconds(1);
    var signing = new Signing(ADA, certificate(1).fingerprint(), now);
    directory =
        switch (AccessDecisions.decide(directory, command, signing, now)) {
          case AccessDecision.Accepted(var event) -> AccessEvolution.evolve(directory, event);
          case AccessDecision.Refused(var reason) -> throw new AssertionError(reason.message());
        };
  }

  private static EnrolledCertificate certificate(int number) {
    return new EnrolledCertificate(
        new Fingerprint("%064x".formatted(number)),
        NOW.minus(Duration.ofDays(1)),
        NOW.plus(Duration.ofDays(300)));
  }
}
