package io.keystream.worker.requests;

import io.keystream.domain.access.Authentication;
import io.keystream.follow.Callers;
import io.keystream.sealing.ManifestGate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session may still be used: its time has not run out, and its caller was not revoked nor
 * has another certificate. Asked for every request, so that a revocation bites a session that is
 * open.
 *
 * <p><b>Thread safety:</b> that of the callers.
 */
final class Authenticity {

  private final Callers callers;

  Authenticity(Callers callers) {
    this.callers = callers;
  }

  /** Why not, or null. */
  Outcome.@Nullable Denied refusal(Unsealed.Genuine request, Instant now) {
    var opening = request.opening();
    if (now.isAfter(opening.notAfter().plus(ManifestGate.SKEW))
        || now.isBefore(opening.notBefore().minus(ManifestGate.SKEW))) {
      return new Outcome.Denied(
          Outcome.Used.NOTHING,
          "session-not-valid",
          "The session is good from %s until %s, it is %s."
              .formatted(opening.notBefore(), opening.notAfter(), now));
    }
    return switch (callers.authenticate(request.principal(), opening.claim().certificate(), now)) {
      case Authentication.Authenticated _ -> null;
      case Authentication.Refused(var reason) ->
          new Outcome.Denied(Outcome.Used.NOTHING, reason.code(), reason.message());
    };
  }
}
