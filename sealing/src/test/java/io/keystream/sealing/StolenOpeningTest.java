package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.sealing.hpke.Hkdf;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a thief can do with recorded openings, and with a domain key that is lost later. */
final class StolenOpeningTest {

  @ParameterizedTest
  @EnumSource(Suite.class)
  void who_signs_a_stolen_opening_gets_a_session_of_other_keys(Suite suite) {
    var fixture = Fixture.of(suite);
    var victim = fixture.caller();
    var sealed = victim.seal(Fixture.header(0), Fixture.CONTENT);

    var thief = fixture.credential("thief");
    var stolen = victim.opening();
    var renamed =
        new SessionOpening(
            stolen.suite(),
            stolen.platform(),
            stolen.domain(),
            stolen.epoch(),
            new SessionOpening.Claim("thief", "till", thief.certificate().fingerprint()),
            stolen.notBefore(),
            stolen.notAfter(),
            new byte[SessionOpening.NONCE_BYTES],
            stolen.callerKey(),
            stolen.encapsulated());
    var session = WorkerSession.derive(renamed, thief.sign(renamed.encode()), fixture.domainPair);
    assertThat(session.id()).isNotEqualTo(victim.id());
    assertThatThrownBy(() -> session.open(Fixture.header(0), sealed))
        .isInstanceOf(BrokenSeal.class);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void an_opening_signed_by_another_key_is_not_the_principals(Suite suite) {
    var fixture = Fixture.of(suite);
    var thief = fixture.credential("thief");
    var forged = fixture.caller("svc-till", thief);
    assertThat(
            fixture
                .credential
                .certificate()
                .hasSigned(forged.opening().encode(), forged.signature()))
        .isFalse();
    assertThat(forged.opening().claim().certificate())
        .isNotEqualTo(fixture.credential.certificate().fingerprint());
  }

  /** The thief has the log and the domain key: requests open, replies do not. */
  @ParameterizedTest
  @EnumSource(Suite.class)
  void recorded_replies_stay_closed_when_the_domain_key_is_lost_later(Suite suite) {
    var fixture = Fixture.of(suite);
    var caller = fixture.caller();
    var sealed = caller.seal(Fixture.header(0), Fixture.CONTENT);
    SealedReply reply;
    try (var worker = fixture.worker(caller);
        var epoch = ReplyEpoch.begin(fixture.random)) {
      reply = worker.seal(Fixture.REPLIES, Fixture.REQUEST, sealed, Fixture.CONTENT, epoch);
    }

    var thief = WorkerSession.derive(caller.opening(), caller.signature(), fixture.domainPair);
    assertThat(thief.open(Fixture.header(0), sealed)).isEqualTo(Fixture.CONTENT);
    var keys =
        new SessionKeys(
            caller.id(),
            fixture.domainPair.decapsulate(
                caller.opening().encapsulated(), caller.opening().info()));
    var associated =
        new ReplyHeader(Fixture.REPLIES, Fixture.REQUEST, reply.counter())
            .associated(
                new SealScope(Fixture.PLATFORM, suite, caller.id()),
                reply.workerKey(),
                RequestTag.of(sealed));
    for (var guess :
        new byte[][] {new byte[Hkdf.HASH_BYTES], reply.workerKey(), caller.opening().callerKey()}) {
      assertThatThrownBy(() ->
              keys.replies(guess.clone(), reply.workerKey())
                  .open(0, reply.counter(), associated, reply.sealed()))
          .isInstanceOf(BrokenSeal.class);
    }
    assertThat(caller.open(Fixture.REPLIES, Fixture.REQUEST, sealed, reply))
        .isEqualTo(Fixture.CONTENT);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_session_of_one_platform_is_none_on_another(Suite suite) {
    var fixture = Fixture.of(suite);
    var other = new Platform(Fingerprints.of(Fields.utf8("another root")));
    var there =
        CallerSession.open(
            other,
            fixture.domainKey,
            "svc-till",
            "till",
            fixture.credential,
            Fixture.NOW,
            Duration.ofHours(1),
            fixture.random);
    var opening = SessionOpening.parse(there.opening().encode());
    assertThat(opening.platform()).isEqualTo(other).isNotEqualTo(Fixture.PLATFORM);
  }
}
