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
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever can write to every topic, and has what others wrote, is still nobody. */
class StolenSessionTest extends OneMemoryWorker {

  @Test
  void a_session_opened_under_anothers_name_is_none() {
    var forger = platform().access().enrol("forger");

    var request = sealedAs("payments", forger);

    assertUnknown(request);
  }

  @Test
  void a_session_of_somebody_who_was_never_enrolled_is_none() {
    assertUnknown(sealedAs("nobody", TestAccess.credential("nobody")));
  }

  @Test
  void an_opening_signed_anew_by_a_thief_opens_nothing_the_victim_sealed() {
    var victim = caller();
    var asked = victim.request("", new GenerateRandom(8));
    var opening = victim.session().session().opening().encode();
    var thief = platform().access().enrol("thief");
    var signature = thief.sign(opening);
    TestSession.publish(platform().kafka(), "thief", TestSession.lane("thief"), opening, signature);

    var stolen = inSession(asked, opening, signature);
    victim.send(asked.id(), TestRequest.record("thief", TestSession.lane("thief"), stolen));

    await().atMost(LONG).until(() -> victim.hints().contains(asked.id()));
    assertThat(victim.reply(victim.send(asked))).isInstanceOf(RandomGenerated.class);
  }

  @Test
  void an_opening_with_another_signature_is_no_session() {
    var opening = caller().session().session().opening().encode();
    var signature = caller().session().session().signature();
    signature[3] ^= 1;
    TestSession.publish(
        platform().kafka(), "payments", TestSession.lane("payments"), opening, signature);

    var asked = caller().request("", new GenerateRandom(8));
    var changed = inSession(asked, opening, signature);
    caller().send(asked.id(), TestRequest.record("payments", asked.partition(), changed));

    await().atMost(LONG).until(() -> caller().hints().contains(asked.id()));
  }

  @Test
  void who_was_revoked_is_refused_with_the_next_request_of_a_warm_session() {
    try (var caller = freshCaller()) {
      caller.ask("", new GenerateRandom(8), RandomGenerated.class);

      platform().access().revoke(caller.principal());
      var asked = caller.request("", new GenerateRandom(8));
      var refused = (UseRefused) caller.reply(caller.send(asked));

      assertThat(refused.getCode()).isEqualTo("signer-is-revoked");
      assertThat(record(asked).getReason()).isEqualTo("signer-is-revoked");
      assertThat(record(asked).getCaller().getPrincipal()).isEqualTo(caller.principal());
    }
  }

  @Test
  void who_was_revoked_opens_no_other_session() {
    try (var caller = freshCaller()) {
      platform().access().revoke(caller.principal());

      assertUnknown(sealedAs(caller.principal(), caller.credential()));
    }
  }

  @Test
  void a_session_of_an_application_that_can_have_no_such_name_is_none_and_harms_nobody() {
    var enrolled = platform().access().enrol("named");

    for (var application : List.of("", "a\nb", "x".repeat(129))) {
      var before = worker().counts().refusedOpenings();
      assertUnknown(request(TestSession.open(platform().kafka(), "named", application, enrolled)));
      assertThat(worker().counts().refusedOpenings()).isGreaterThan(before);
    }
    caller().ask("", new GenerateRandom(8), RandomGenerated.class);
  }

  private static SealedRequestRecord inSession(
      TestRequest request, byte[] opening, byte[] signature) {
    return SealedRequestRecord.newBuilder(request.sealed())
        .setSession(ByteBuffer.wrap(SessionId.of(opening, signature).toBytes()))
        .build();
  }

  private TestRequest sealedAs(String principal, Credential credential) {
    return request(TestSession.open(platform().kafka(), principal, "test", credential));
  }

  private TestRequest request(TestSession session) {
    return session.seal(
        TestCaller.content("", new GenerateRandom(8)), now().plusSeconds(60), caller().replyTo());
  }

  private void assertUnknown(TestRequest request) {
    caller().send(request.id(), request.record());
    await().atMost(LONG).until(() -> caller().hints().contains(request.id()));
    assertThat(AuditTrail.of(platform().kafka(), request.id())).isEmpty();
  }

  private AuditRecord record(TestRequest request) {
    return AuditTrail.of(platform().kafka(), request.id()).getFirst();
  }
}
