package io.keystream.worker.sessions;

import io.keystream.credentials.Credential;
import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Platform;
import io.keystream.sealing.SessionOpening;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import io.keystream.sealing.hpke.DecapsulationKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;

/** Somebody who opened a session to a domain of its own. */
record Caller(CallerSession session, DecapsulationKey domainKey) {

  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Platform PLATFORM = new Platform(Fingerprints.of(Fields.utf8("root")));

  static Caller named(String principal) {
    var domainKey = Suite.X25519.kem().generate(RANDOM);
    var credential =
        Credential.generate(
            principal, SignatureScheme.ED25519, NOW, SessionOpening.MAX_LIFE, RANDOM);
    var session =
        CallerSession.open(
            PLATFORM,
            new DomainKey("test", 1, Suite.X25519, domainKey.publicKey()),
            principal,
            "till",
            credential,
            NOW,
            SessionOpening.MAX_LIFE,
            RANDOM);
    return new Caller(session, domainKey);
  }

  /** One of as many openings as one likes: another signature is another session. */
  SignedOpening opening(int number) {
    return new SignedOpening(
        session.opening(), ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  ServedSession served() {
    return ServedSession.of(
        WorkerSession.derive(session.opening(), session.signature(), domainKey));
  }
}
