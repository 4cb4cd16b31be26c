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
import io.keystream.sealing.WorkerSession;
import io.keystream.worker.token.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the keys of a domain in whichever token. */
abstract class KeyringLaws {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Platform PLATFORM = new Platform(Fingerprints.of(Fields.utf8("root")));
  private static final RequestHeader HEADER =
      new RequestHeader("requests", 0, 0, NOW.plusSeconds(30), new UUID(1, 2), 0);
  private static final byte[] CONTENT = Fields.utf8("4111 1111 1111 1111");
  private static final EpochCalendar.Span SPAN = EpochCalendar.Span.of(20_783);

  private final SecureRandom random = new SecureRandom();
  private Token token;
  private DomainKeyring keyring;

  abstract Token token(String domain);

  @BeforeEach
  void open() {
    var domain = "keyring-" + UUID.randomUUID().toString().substring(0, 8);
    token = token(domain);
    keyring = new DomainKeyring(token, domain);
  }

  @AfterEach
  void close() {
    token.close();
  }

  @Test
  void what_is_sealed_to_an_epoch_opens_with_the_private_half_in_the_token() {
    var caller = session(keyring.make(SPAN).key());
    assertThat(open(caller, caller.seal(HEADER, CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void making_an_epoch_again_makes_nothing() {
    assertThat(keyring.make(SPAN).key().publicKey())
        .isEqualTo(keyring.make(SPAN).key().publicKey());
  }

  @Test
  void every_epoch_has_a_key_of_its_own() {
    assertThat(keyring.make(SPAN).key().publicKey())
        .isNotEqualTo(keyring.make(EpochCalendar.Span.of(20_784)).key().publicKey());
  }

  @Test
  void once_an_epoch_is_destroyed_nothing_sealed_to_it_opens() {
    var caller = session(keyring.make(SPAN).key());
    var sealed = caller.seal(HEADER, CONTENT);
    keyring.destroy(SPAN.epoch());
    keyring.destroy(SPAN.epoch());
    assertThatThrownBy(() -> open(caller, sealed)).isInstanceOf(BrokenSeal.class);
  }

  @Test
  void the_authority_stays_the_same_and_signs_for_its_public_half() {
    var message = Fields.utf8("manifest");
    var authority = keyring.authority();
    assertThat(authority.hasSigned(message, keyring.sign(message))).isTrue();
    assertThat(keyring.authority().fingerprint()).isEqualTo(authority.fingerprint());
  }

  private CallerSession session(DomainKey key) {
    var credential =
        Credential.generate("svc", SignatureScheme.ED25519, NOW, Duration.ofDays(1), random);
    return CallerSession.open(
        PLATFORM, key, "svc", "till", credential, NOW, Duration.ofHours(1), random);
  }

  private byte[] open(CallerSession caller, byte[] sealed) {
    var opening = SessionOpening.parse(caller.opening().encode());
    try (var pair = keyring.pair(SPAN.epoch());
        var worker = WorkerSession.derive(opening, caller.signature(), pair)) {
      return worker.open(HEADER, sealed);
    }
  }
}
