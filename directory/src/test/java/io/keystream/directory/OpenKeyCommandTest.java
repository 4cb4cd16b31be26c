package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static io.keystream.schemas.SignedCommandMapping.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.KeyCommandAdmission;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands about keys in the hands of those who change, copy and move them. */
final class OpenKeyCommandTest {

  private static final KeyCommand SUSPEND =
      new KeyCommand.Suspend(new KeyName("cards"), new VersionScope.All(), "under suspicion");

  private final Hand ada = Hand.of("ada");
  private final Hand till = Hand.withP256("svc-till");
  private final Hand eve = Hand.of("eve");
  private final Founding platform = ada.founding();
  private final Decider decider = new Decider(platform);
  private final VerifiedDirectory directory = decider.directory;

  @BeforeEach
  void enrolTheTill() {
    decider.accepts(ada.enrols(platform, till, PrincipalKind.APPLICATION, NOW), NOW);
  }

  @Test
  void what_an_enrolled_key_signed_is_genuine() {
    assertThat(open(signed(till)))
        .isInstanceOfSatisfying(
            Opened.Genuine.class,
            genuine -> {
              assertThat(genuine.command()).isEqualTo(SUSPEND);
              assertThat(genuine.signing().signer()).isEqualTo(till.principal());
              assertThat(admit(genuine, NOW)).isInstanceOf(Admission.Admitted.class);
            });
  }

  @Test
  void what_a_stranger_signed_is_forged() {
    assertForged(
        signed(eve), new AccessRefusal.UnknownCertificate(eve.certificate().fingerprint()));
  }

  @Test
  void nobody_signs_for_another() {
    assertForged(
        till.signs(platform, ada.command(SUSPEND, NOW)),
        new AccessRefusal.CertificateOfAnother(ada.principal(), till.certificate().fingerprint()));
  }

  @Test
  void whatever_bit_of_the_command_or_its_signature_is_changed_it_is_not_authentic() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var genuine = signed(till);
    for (var round = 0; round < 500; round++) {
      var inSignature = random.nextBoolean();
      var changed =
          new SignedCommandRecord(
              genuine.getFingerprint(),
              inSignature ? flipped(genuine.getSignature(), random) : genuine.getSignature(),
              inSignature ? genuine.getCommand() : flipped(genuine.getCommand(), random));
      assertThat(open(changed)).as("seed %d", seed).isNotInstanceOf(Opened.Authentic.class);
    }
  }

  @Test
  void what_was_signed_for_another_platform_is_forged() {
    var elsewhere = Hand.of("ada").founding();

    assertForged(
        till.signs(elsewhere, till.command(SUSPEND, NOW)),
        new AccessRefusal.BadSignature(till.certificate().fingerprint()));
  }

  @Test
  void what_was_signed_for_another_topic_is_forged() {
    var command = KeyCommandMapping.CODEC.encode(till.command(SUSPEND, NOW));
    var bytes = SignedBytes.of(platform.platform(), Topics.ACCESS_COMMANDS, command);

    assertForged(
        SignedCommandMapping.toRecord(
            till.certificate().fingerprint(), till.identity().sign(bytes), command),
        new AccessRefusal.BadSignature(till.certificate().fingerprint()));
  }

  @Test
  void a_command_of_another_kind_is_none_though_its_signature_is_good() {
    var revocation =
        ada.signs(
            platform,
            ada.command(
                new AccessCommand.RevokePrincipal(till.principal(), ""), ada.identity(), NOW));

    assertThat(open(revocation)).isInstanceOf(Opened.Unreadable.class);
    assertThat(directory.open(signed(till))).isInstanceOf(Opened.Unreadable.class);
  }

  @Test
  void nobody_says_that_the_user_was_verified() {
    var caller = new CallerRecord("svc-till", "console", "m.keller", true);
    var command =
        new KeyCommandRecord(
            "c1", "cards", caller, NOW, null, KeyCommandMapping.toUnion(SUSPEND), null);

    assertThat(open(till.signs(platform, command)))
        .isInstanceOfSatisfying(
            Opened.Malformed.class,
            malformed -> assertThat(malformed.message()).startsWith("userVerified must be false"));
  }

  @Test
  void who_was_revoked_is_told_from_a_forger_and_is_not_heard() {
    decider.accepts(ada.revokes(platform, till, NOW.plusSeconds(1)), NOW.plusSeconds(1));

    assertThat(open(signed(till)))
        .isInstanceOfSatisfying(
            Opened.Genuine.class,
            genuine ->
                assertThat(admit(genuine, NOW.plusSeconds(1)))
                    .isEqualTo(
                        new Admission.Strange(
                            new AccessRefusal.SignerIsRevoked(till.principal()))));
  }

  private Admission admit(Opened.Genuine<?, ?> genuine, Instant now) {
    return KeyCommandAdmission.admit(directory.directory(), genuine.signing(), now);
  }

  private SignedCommandRecord signed(Hand hand) {
    return hand.signs(platform, hand.command(SUSPEND, NOW));
  }

  private Opened<?, ?> open(SignedCommandRecord signed) {
    return directory.openKeyCommand(signed);
  }

  private void assertForged(SignedCommandRecord signed, AccessRefusal.NotAuthenticated reason) {
    assertThat(open(signed))
        .isInstanceOfSatisfying(
            Opened.Forged.class, forged -> assertThat(forged.reason()).isEqualTo(reason));
  }

  private static ByteBuffer flipped(ByteBuffer field, Random random) {
    var bytes = bytes(field);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return ByteBuffer.wrap(bytes);
  }
}
