package io.keystream.sealing;

import io.keystream.credentials.Credential;
import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.hpke.DecapsulationKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A caller and a worker of one domain. */
final class Fixture {

  static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  static final Platform PLATFORM = new Platform(Fingerprints.of(Fields.utf8("root")));
  static final String REQUESTS = "requests";
  static final String REPLIES = "replies";
  static final UUID REQUEST = UUID.fromString("0b2f5d7e-3c61-4a6d-9d0e-8f6f0b1c2d3e");
  static final byte[] CONTENT = Fields.utf8("4111 1111 1111 1111");

  final SecureRandom random;
  final DecapsulationKey domainPair;
  final DomainKey domainKey;
  final Credential credential;

  Fixture(Suite suite, SecureRandom random) {
    this.random = random;
    this.domainPair = suite.kem().generate(random);
    this.domainKey = new DomainKey("local", 20_783, suite, domainPair.publicKey());
    this.credential = credential("svc-till");
  }

  static Fixture of(Suite suite) {
    return new Fixture(suite, new SecureRandom());
  }

  CallerSession caller() {
    return caller("svc-till", credential);
  }

  CallerSession caller(String principal, Credential by) {
    return CallerSession.open(
        PLATFORM, domainKey, principal, "till", by, NOW, Duration.ofHours(1), random);
  }

  WorkerSession worker(CallerSession caller) {
    var opening = SessionOpening.parse(caller.opening().encode());
    return WorkerSession.derive(opening, caller.signature(), domainPair);
  }

  Credential credential(String name) {
    return Credential.generate(
        name, SignatureScheme.ED25519, NOW.minusSeconds(60), Duration.ofDays(1), random);
  }

  static RequestHeader header(long sequence) {
    return new RequestHeader(REQUESTS, 2, sequence, NOW.plusSeconds(30), REQUEST, 77, 1, "till-7");
  }
}
