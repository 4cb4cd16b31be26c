package io.keystream.worker.domainkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.Credential;
import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.BrokenSeal;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Platform;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SessionOpening;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import io.keystream.sealing.hpke.BadPoint;
import io.keystream.worker.token.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the keys of a domain in whichever token. */
abstract class KeyringLaws {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Platform PLATFORM = new Platform(Fingerprints.of(Fields.utf8("root")));
  private static final RequestHeader HEADER =
      new RequestHeader("requests", 0, 0, NOW.plusSeconds(30), new UUID(1, 2), 0, 0, "nobody");
  private static final byte[] CONTENT = Fields.utf8("4111 1111 1111 1111");
  private static final byte[] INFO = {1, 2, 3};
  private static final int ML_KEM_BYTES = 1184;
  private static final EpochCalendar.Span SPAN = EpochCalendar.Span.of(20_783);

  private final SecureRandom random = new SecureRandom();
  private String domain;
  private Token token;
  private DomainKeyring keyring;

  abstract Token token(String domain);

  @BeforeEach
  void open() {
    domain = "keyring-" + UUID.randomUUID().toString().substring(0, 8);
    token = token(domain);
    keyring = new DomainKeyring(token, domain);
  }

  @AfterEach
  void close() {
    token.close();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void what_is_sealed_to_an_epoch_opens_with_its_key(Suite suite) {
    var caller = session(keyring.make(SPAN, suite).key());
    assertThat(open(caller, caller.seal(HEADER, CONTENT))).isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void every_worker_of_the_domain_comes_to_the_same_key(Suite suite) {
    assertThat(new DomainKeyring(token, domain).make(SPAN, suite).key().publicKey())
        .isEqualTo(keyring.make(SPAN, suite).key().publicKey());
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void every_epoch_and_domain_has_a_key_of_its_own(Suite suite) {
    var key = keyring.make(SPAN, suite).key().publicKey();
    var tomorrow = keyring.make(EpochCalendar.Span.of(20_784), suite).key().publicKey();
    var elsewhere = new DomainKeyring(token, domain + "x").make(SPAN, suite).key().publicKey();
    assertNothingShared(suite, key, tomorrow);
    assertNothingShared(suite, key, elsewhere);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void once_an_epoch_is_destroyed_nothing_sealed_to_it_opens(Suite suite) {
    var caller = session(keyring.make(SPAN, suite).key());
    var sealed = caller.seal(HEADER, CONTENT);
    keyring.destroy(SPAN.epoch());
    keyring.destroy(SPAN.epoch());
    assertThatThrownBy(() -> open(caller, sealed)).isInstanceOf(BrokenSeal.class);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void destroying_an_epoch_destroys_every_half_of_its_key(Suite suite) {
    var destroyed = keyring.make(SPAN, suite).key().publicKey();
    keyring.destroy(SPAN.epoch());
    assertNothingShared(suite, destroyed, keyring.make(SPAN, suite).key().publicKey());
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void what_cannot_come_from_a_caller_is_refused_and_disturbs_nobody(Suite suite) {
    var length = suite.kem().encapsulatedBytes();
    try (var key = keyring.key(SPAN.epoch(), suite)) {
      var made = suite.kem().encapsulate(key.publicKey(), INFO, random);
      for (var bad : new byte[][] {new byte[0], new byte[length], new byte[length + 1]}) {
        assertThatThrownBy(() -> key.decapsulate(bad, INFO)).isInstanceOf(BadPoint.class);
      }
      assertThat(key.decapsulate(made.encapsulated(), INFO).export(INFO, 32))
          .isEqualTo(made.exporter().export(INFO, 32));
    }
  }

  @Test
  void no_two_suites_share_a_secret_of_the_workers_memory() {
    var hybrid = keyring.make(SPAN, Suite.MLKEM768_P256).key().publicKey();
    var xWing = keyring.make(SPAN, Suite.X_WING).key().publicKey();
    var x25519 = keyring.make(SPAN, Suite.X25519).key().publicKey();
    assertThat(Arrays.copyOf(hybrid, ML_KEM_BYTES))
        .isNotEqualTo(Arrays.copyOf(xWing, ML_KEM_BYTES));
    assertThat(Arrays.copyOfRange(xWing, ML_KEM_BYTES, xWing.length)).isNotEqualTo(x25519);
  }

  @Test
  void the_authority_stays_the_same_and_signs_for_its_public_half() {
    var message = Fields.utf8("manifest");
    var authority = keyring.authority();
    assertThat(authority.hasSigned(message, keyring.sign(message))).isTrue();
    assertThat(keyring.authority().fingerprint()).isEqualTo(authority.fingerprint());
  }

  /** A hybrid key is ML-KEM's, followed by the group's. */
  private static void assertNothingShared(Suite suite, byte[] one, byte[] other) {
    var border =
        switch (suite) {
          case X25519, P256 -> 0;
          case X_WING, MLKEM768_P256 -> ML_KEM_BYTES;
        };
    if (border > 0) {
      assertThat(Arrays.copyOf(one, border)).isNotEqualTo(Arrays.copyOf(other, border));
    }
    assertThat(Arrays.copyOfRange(one, border, one.length))
        .isNotEqualTo(Arrays.copyOfRange(other, border, other.length));
  }

  private CallerSession session(DomainKey key) {
    var credential =
        Credential.generate("svc", SignatureScheme.ED25519, NOW, Duration.ofDays(1), random);
    return CallerSession.open(
        PLATFORM, key, "svc", "till", credential, NOW, Duration.ofHours(1), random);
  }

  private byte[] open(CallerSession caller, byte[] sealed) {
    var opening = SessionOpening.parse(caller.opening().encode());
    try (var key = keyring.key(SPAN.epoch(), opening.suite());
        var worker = WorkerSession.derive(opening, caller.signature(), key)) {
      return worker.open(HEADER, sealed);
    }
  }
}
