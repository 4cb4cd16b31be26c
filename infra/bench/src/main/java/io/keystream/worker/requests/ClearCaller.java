package io.keystream.worker.requests;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import io.keystream.worker.sessions.ServedSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** Who asks in the clear, in a session like every caller's, in which nothing is ever sealed. */
final class ClearCaller {
  private ClearCaller() {}

  static ServedSession of(
      Principal principal, Application application, Instant now, SecureRandom random) {
    var life = Duration.ofHours(1);
    var credential =
        Credential.generate(principal.name(), SignatureScheme.ED25519, now, life, random);
    var key = Suite.X25519.kem().generate(random);
    try (var opened =
        CallerSession.open(
            new Platform(credential.certificate().fingerprint()),
            new DomainKey("clear", 1, Suite.X25519, key.publicKey()),
            principal.name(),
            application.name(),
            credential,
            now,
            life,
            random)) {
      return new ServedSession(
          WorkerSession.derive(opened.opening(), opened.signature(), key), principal, application);
    }
  }
}
