package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ada founds the platform; certificates are numbers. */
final class People {

  static final Principal ADA = new Principal("ada");
  static final Principal BEN = new Principal("ben");
  static final Principal TILL = new Principal("svc-till");
  static final Principal WORKER = new Principal("crypto-worker-1");

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Duration VALIDITY = Duration.ofDays(300);

  static final String OFFICE = "Mon-Fri 08:00-18:00 Europe/Berlin";

  /** Ada's, in the configuration of every service. */
  static final int FOUNDING = 1;

  private People() {}

  static Directory founded() {
    return Directory.foundedBy(ADA, certificate(FOUNDING));
  }

  static Fingerprint fingerprint(int number) {
    return new Fingerprint("%064x".formatted(number));
  }

  /** Valid since a day. */
  static EnrolledCertificate certificate(int number) {
    return certificate(number, NOW.minus(Duration.ofDays(1)), VALIDITY);
  }

  static EnrolledCertificate certificate(int number, Instant from, Duration validity) {
    return new EnrolledCertificate(fingerprint(number), from, from.plus(validity));
  }

  static Signing signed(Principal by, int certificate, Instant issuedAt) {
    return new Signing(by, fingerprint(certificate), issuedAt);
  }

  static Signing byAda(Instant issuedAt) {
    return signed(ADA, FOUNDING, issuedAt);
  }

  static AccessCommand.EnrolPrincipal enrol(Principal principal, PrincipalKind kind, int number) {
    return new AccessCommand.EnrolPrincipal(principal, kind, certificate(number));
  }

  static AccessCommand.RenewCertificate renew(Principal principal, int number) {
    return new AccessCommand.RenewCertificate(principal, certificate(number));
  }

  static AccessCommand.AssignPolicies assign(Principal principal, String... policies) {
    return new AccessCommand.AssignPolicies(
        principal, Stream.of(policies).map(PolicyName::new).collect(Collectors.toSet()));
  }

  /** Lets its holders use every key in this way. */
  static AccessCommand.WritePolicy write(String policy, String use) {
    return new AccessCommand.WritePolicy(
        new PolicyName(policy),
        "path \"transit/%s/*\" { capabilities = [\"update\"] }".formatted(use));
  }

  static AccessCommand.RemovePolicy remove(String policy) {
    return new AccessCommand.RemovePolicy(new PolicyName(policy));
  }

  static AccessCommand.DeclareHours declare(Principal principal, String hours) {
    return new AccessCommand.DeclareHours(principal, WeeklyHours.parse(hours));
  }

  static AccessCommand.WithdrawHours withdraw(Principal principal) {
    return new AccessCommand.WithdrawHours(principal);
  }

  static AccessRefusal stale(Principal principal, Instant newest) {
    return new AccessRefusal.StaleCommand(new Subject.OfPrincipal(principal), newest);
  }

  static AccessRefusal stale(String policy, Instant newest) {
    return new AccessRefusal.StaleCommand(new Subject.OfPolicy(new PolicyName(policy)), newest);
  }

  static AccessCommand.RevokePrincipal revoke(Principal principal) {
    return new AccessCommand.RevokePrincipal(principal, "left the bank");
  }
}
