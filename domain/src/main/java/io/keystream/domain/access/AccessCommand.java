package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;

/** What may be asked of the directory of principals. */
public sealed interface AccessCommand {

  /** Whom it is about. */
  Principal principal();

  /** Let a principal call under this name with this certificate. */
  record EnrolPrincipal(Principal principal, PrincipalKind kind, EnrolledCertificate certificate)
      implements AccessCommand {}

  /** Give a principal its next certificate; the one before serves for a day more. */
  record RenewCertificate(Principal principal, EnrolledCertificate certificate)
      implements AccessCommand {}

  /** End a principal for ever. */
  record RevokePrincipal(Principal principal, String reason) implements AccessCommand {}
}
