package io.keystream.domain.access;

import io.keystream.domain.access.Enrolment.Absent;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Enrolment.Former;
import io.keystream.domain.access.Enrolment.Revoked;
import java.time.Instant;

/** Folds access events; an event that cannot happen to a principal means a corrupt log. */
public final class AccessEvolution {
  private AccessEvolution() {}

  public static Directory evolve(Directory directory, AccessEvent event) {
    return switch (new Step(directory.of(event.principal()), event)) {
      case Step(Absent _, AccessEvent.PrincipalEnrolled e)
          when !directory.isTaken(e.certificate().fingerprint()) ->
          directory.with(enrolled(e), e.certificate().fingerprint());
      case Step(Absent a, _) -> throw corrupt(a, event);

      case Step(Enrolled p, AccessEvent.CertificateRenewed e)
          when !directory.isTaken(e.certificate().fingerprint()) ->
          directory.with(renewed(p, e), e.certificate().fingerprint());
      case Step(Enrolled p, AccessEvent.PrincipalRevoked e)
          when p.kind() != PrincipalKind.OPERATOR || hasAnotherOperator(directory, p) ->
          directory.with(new Revoked(p.principal(), p.kind(), e.reason()));
      case Step(Enrolled p, _) -> throw corrupt(p, event);

      case Step(Revoked r, _) -> throw corrupt(r, event);
    };
  }

  private static Enrolled enrolled(AccessEvent.PrincipalEnrolled event) {
    var issuedAt = event.signing().issuedAt();
    return new Enrolled(
        event.principal(), event.kind(), event.certificate(), Former.NONE, issuedAt, issuedAt);
  }

  private static Enrolled renewed(Enrolled before, AccessEvent.CertificateRenewed event) {
    var issuedAt = event.signing().issuedAt();
    return new Enrolled(
        before.principal(),
        before.kind(),
        event.certificate(),
        new Former.Accepted(before.current().fingerprint(), event.formerUntil()),
        later(before.issuedAt(), issuedAt),
        event.signing().signer().equals(before.principal())
            ? before.orderedAt()
            : later(before.orderedAt(), issuedAt));
  }

  private static boolean hasAnotherOperator(Directory directory, Enrolled operator) {
    return directory.principals().stream()
        .anyMatch(other ->
            other instanceof Enrolled enrolled
                && enrolled.kind() == PrincipalKind.OPERATOR
                && !enrolled.principal().equals(operator.principal()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static IllegalStateException corrupt(Enrolment enrolment, AccessEvent event) {
    return new IllegalStateException("corrupt log: " + event + " cannot happen to " + enrolment);
  }

  private record Step(Enrolment enrolment, AccessEvent event) {}
}
