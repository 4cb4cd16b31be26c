package io.keystream.worker.sessions;

import io.keystream.credentials.MalformedFields;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.follow.Callers;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.wire.SessionOpeningRecord;
import io.keystream.sealing.ManifestGate;
import io.keystream.sealing.Platform;
import io.keystream.sealing.SessionOpening;
import java.time.Instant;

/**
 * Judges an opening as it was published, cheap checks first: a stranger costs no signature.
 *
 * <p><b>Thread safety:</b> that of the callers.
 */
final class OpeningCheck {

  private static final int MAX_SIGNATURE_BYTES = 128;

  private final Platform platform;
  private final String domain;
  private final Callers callers;

  OpeningCheck(Platform platform, String domain, Callers callers) {
    this.platform = platform;
    this.domain = domain;
    this.callers = callers;
  }

  /** What became of an opening. */
  sealed interface Judged {

    record Genuine(SignedOpening opening) implements Judged {}

    record Refused(String reason) implements Judged {}
  }

  Judged judge(SessionOpeningRecord record, Instant now) {
    try {
      var signature = SignedCommandMapping.bytes(record.getSignature());
      if (signature.length > MAX_SIGNATURE_BYTES) {
        return new Judged.Refused("signature has more than " + MAX_SIGNATURE_BYTES + " bytes");
      }
      var encoded = SignedCommandMapping.bytes(record.getOpening());
      return judge(SessionOpening.parse(encoded), encoded, signature, now);
    } catch (MalformedFields | IllegalArgumentException e) {
      return new Judged.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Judged judge(SessionOpening opening, byte[] encoded, byte[] signature, Instant now) {
    if (!opening.platform().equals(platform)) {
      return new Judged.Refused("for another platform: " + opening.platform().root());
    }
    if (!opening.domain().equals(domain)) {
      return new Judged.Refused("for another worker domain: " + opening.domain());
    }
    if (now.isAfter(opening.notAfter())) {
      return new Judged.Refused("ended at " + opening.notAfter());
    }
    if (opening.notBefore().isAfter(now.plus(ManifestGate.SKEW))) {
      return new Judged.Refused("begins in the future: " + opening.notBefore());
    }
    var claim = opening.claim();
    var _ = new Application(claim.application());
    return switch (callers.authenticate(
        new Principal(claim.principal()), claim.certificate(), now)) {
      case Authentication.Refused(var reason) -> new Judged.Refused(reason.message());
      case Authentication.Authenticated _ ->
          callers.verifies(claim.certificate(), encoded, signature)
              ? new Judged.Genuine(new SignedOpening(opening, signature))
              : new Judged.Refused(new AccessRefusal.BadSignature(claim.certificate()).message());
    };
  }
}
