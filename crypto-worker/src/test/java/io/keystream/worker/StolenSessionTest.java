package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.credentials.Credential;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.sealing.SessionId;
import io.keystream.worker.token.Token;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write to every topic, and has what others wrote, is still nobody. */
class StolenSessionTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final Token token = MemoryTokens.fresh();
  private volatile Duration ahead = Duration.ZERO;
  private PlatformUnderTest platform;
  private CryptoWorker worker;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token, () -> Instant.now().plus(ahead));
  }

  @AfterEach
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void a_session_opened_under_anothers_name_is_none() {
    var forger = platform.access().enrol("forger");

    var request = sealedAs("payments", forger);

    assertUnknown(request);
  }

  @Test
  void a_session_of_somebody_who_was_never_enrolled_is_none() {
    assertUnknown(sealedAs("nobody", TestAccess.credential("nobody")));
  }

  @Test
  void an_opening_signed_anew_by_a_thief_opens_nothing_the_victim_sealed() {
    var victim = platform.caller();
    var asked = victim.request("", new GenerateRandom(8));
    var opening = victim.session().session().opening().encode();
    var thief = platform.access().enrol("thief");
    var signature = thief.sign(opening);
    TestSession.publish(platform.kafka(), "thief", TestSession.lane("thief"), opening, signature);

    var stolen = inSession(asked, opening, signature);
    victim.send(asked.id(), TestRequest.record("thief", TestSession.lane("thief"), stolen));

    await().atMost(LONG).until(() -> victim.hints().contains(asked.id()));
    assertThat(victim.reply(victim.send(asked))).isInstanceOf(RandomGenerated.class);
  }

  @Test
  void an_opening_with_another_signature_is_no_session() {
    var opening = platform.caller().session().session().opening().encode();
    var signature = platform.caller().session().session().signature();
    signature[3] ^= 1;
    TestSession.publish(
        platform.kafka(), "payments", TestSession.lane("payments"), opening, signature);

    var asked = platform.caller().request("", new GenerateRandom(8));
    var changed = inSession(asked, opening, signature);
    platform.caller().send(asked.id(), TestRequest.record("payments", asked.partition(), changed));

    await().atMost(LONG).until(() -> platform.caller().hints().contains(asked.id()));
  }

  @Test
  void who_was_revoked_is_refused_with_the_next_request_of_a_warm_session() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);

    platform.access().revoke("payments");
    var asked = caller.request("", new GenerateRandom(8));
    var refused = (UseRefused) caller.reply(caller.send(asked));

    assertThat(refused.getCode()).isEqualTo("signer-is-revoked");
    assertThat(record(asked).getReason()).isEqualTo("signer-is-revoked");
    assertThat(record(asked).getCaller().getPrincipal()).isEqualTo("payments");
  }

  @Test
  void who_was_revoked_opens_no_other_session() {
    var credential = platform.caller().credential();
    platform.access().revoke("payments");

    assertUnknown(sealedAs("payments", credential));
  }

  @Test
  void a_session_ends_by_the_workers_clock() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);

    ahead = TestSession.LIFE.plusMinutes(1);
    var asked =
        caller
            .session()
            .seal(
                TestCaller.content("", new GenerateRandom(8)),
                now().plus(ahead).plusSeconds(60),
                caller.replyTo());
    var refused = (UseRefused) caller.reply(caller.send(asked));

    assertThat(refused.getCode()).isEqualTo("session-not-valid");
  }

  @Test
  void a_request_recorded_and_sent_again_after_its_window_is_nobodys() {
    var caller = platform.caller();
    var asked = caller.request("", new GenerateRandom(8), Duration.ofSeconds(30));
    caller.reply(caller.send(asked));

    ahead = Duration.ofMinutes(20);
    caller.send(asked);

    await()
        .atMost(LONG)
        .until(() ->
            AuditTrail.of(platform.kafka()).stream()
                .anyMatch(record -> record.getReason().equals("replay")));
    assertThat(caller.replies(asked.id())).isEqualTo(1);
    assertThat(AuditTrail.of(platform.kafka(), asked.id())).hasSize(1);
  }

  private static SealedRequestRecord inSession(
      TestRequest request, byte[] opening, byte[] signature) {
    return SealedRequestRecord.newBuilder(request.sealed())
        .setSession(ByteBuffer.wrap(SessionId.of(opening, signature).toBytes()))
        .build();
  }

  private TestRequest sealedAs(String principal, Credential credential) {
    return TestSession.open(platform.kafka(), principal, credential)
        .seal(
            TestCaller.content("", new GenerateRandom(8)),
            now().plusSeconds(60),
            platform.caller().replyTo());
  }

  private void assertUnknown(TestRequest request) {
    platform.caller().send(request.id(), request.record());
    await().atMost(LONG).until(() -> platform.caller().hints().contains(request.id()));
    assertThat(AuditTrail.of(platform.kafka(), request.id())).isEmpty();
  }

  private AuditRecord record(TestRequest request) {
    return AuditTrail.of(platform.kafka(), request.id()).getFirst();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
