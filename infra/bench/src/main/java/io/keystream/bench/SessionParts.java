package io.keystream.bench;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import io.keystream.sealing.hpke.DecapsulationKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a new session costs either end, once an hour; the domain's key in memory. */
@State(Scope.Thread)
public class SessionParts {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Param({"X25519", "P256", "X_WING", "MLKEM768_P256"})
  public Suite suite = Suite.P256;

  private final SecureRandom random = new SecureRandom();
  private final Credential credential =
      Credential.generate("svc-till", SignatureScheme.ED25519, NOW, Duration.ofDays(1), random);
  private final Platform platform = new Platform(credential.certificate().fingerprint());
  private DecapsulationKey key = suite.kem().generate(random);
  private CallerSession opened = opens();

  @Setup
  public void open() {
    key = suite.kem().generate(random);
    opened = opens();
  }

  @Benchmark
  public final CallerSession opens() {
    return CallerSession.open(
        platform,
        new DomainKey("bench", 1, suite, key.publicKey()),
        "svc-till",
        "till",
        credential,
        NOW,
        Duration.ofHours(1),
        random);
  }

  /** The signature is verified as openings come, before anybody asks. */
  @Benchmark
  public boolean verifies() {
    return credential.certificate().hasSigned(opened.opening().encode(), opened.signature());
  }

  @Benchmark
  public WorkerSession derives() {
    return WorkerSession.derive(opened.opening(), opened.signature(), key);
  }
}
