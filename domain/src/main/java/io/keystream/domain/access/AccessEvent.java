package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import java.time.Instant;

/** What happened to a principal, and the signed command that it came of. */
public sealed interface AccessEvent {

  Principal principal();

  Signing signing();

  record PrincipalEnrolled(
      Principal principal, PrincipalKind kind, EnrolledCertificate certificate, Signing signing)
      implements AccessEvent {}

  /**
   * The principal has its next certificate.
   *
   * @param formerUntil the first moment the one before is accepted no more
   */
  record CertificateRenewed(
      Principal principal, EnrolledCertificate certificate, Instant formerUntil, Signing signing)
      implements AccessEvent {}

  record PrincipalRevoked(Principal principal, String reason, Signing signing)
      implements AccessEvent {}
}
