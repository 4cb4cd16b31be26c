package io.keystream.domain.access;

import static io.keystream.domain.access.People.ADA;
import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.TILL;
import static io.keystream.domain.access.People.WORKER;
import static io.keystream.domain.access.People.enrol;
import static io.keystream.domain.access.People.fingerprint;
import static io.keystream.domain.access.People.revoke;
import static io.keystream.domain.access.People.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.OaepHash;
import io.keystream.domain.key.VersionScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyCommandAdmissionTest {

  private static final KeyName KEY = new KeyName("cards");
  private static final VersionScope ALL = new VersionScope.All();
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration ONE = Duration.ofMillis(1);

  private static final Directory STAFF =
      Story.staffed().afterAda(enrol(WORKER, PrincipalKind.SERVICE, 4)).directory();

  static List<KeyCommand> services() {
    return List.of(
        new KeyCommand.DestroyDue(KEY),
        new KeyCommand.ConfirmGenerated(KEY, KeyVersion.FIRST, new Material("c0ffee", "", "kek")),
        new KeyCommand.ReportGenerationFailed(KEY, KeyVersion.FIRST, "unsupported"),
        new KeyCommand.ConfirmDestroyed(KEY, KeyVersion.FIRST));
  }

  private static final MaterialSource.Imported ENVELOPE =
      new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), OaepHash.SHA_1);

  static List<KeyCommand> others() {
    return List.of(
        new KeyCommand.Create(
            KEY, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), Activation.WHEN_GENERATED),
        new KeyCommand.Import(KEY, KeyAlgorithm.AES_256, KeyOrigin.IMPORTED, ENVELOPE),
        new KeyCommand.ImportVersion(KEY, ENVELOPE),
        new KeyCommand.Delete(KEY, NOW),
        new KeyCommand.Rotate(KEY, Activation.WHEN_GENERATED),
        new KeyCommand.Activate(KEY, KeyVersion.FIRST),
        new KeyCommand.Suspend(KEY, ALL, "under suspicion"),
        new KeyCommand.Resume(KEY, ALL),
        new KeyCommand.Deactivate(KEY, ALL),
        new KeyCommand.ReportCompromise(KEY, ALL, "published"),
        new KeyCommand.ScheduleDestruction(KEY, ALL, NOW),
        new KeyCommand.CancelDestruction(KEY, ALL),
        new KeyCommand.Configure(KEY, KeyVersion.FIRST, null, null),
        new KeyCommand.Trim(KEY, KeyVersion.FIRST));
  }

  @ParameterizedTest
  @MethodSource("services")
  void what_became_of_a_key_is_told_by_services_alone(KeyCommand command) {
    assertThat(hindrance(WORKER, command)).isNull();
    assertThat(hindrance(TILL, command)).isEqualTo(new AccessRefusal.OnlyForServices(TILL));
    assertThat(hindrance(ADA, command)).isEqualTo(new AccessRefusal.OnlyForServices(ADA));
  }

  @ParameterizedTest
  @MethodSource("others")
  void a_service_asks_nothing_of_its_own_accord(KeyCommand command) {
    assertThat(hindrance(TILL, command)).isNull();
    assertThat(hindrance(ADA, command)).isNull();
    assertThat(hindrance(WORKER, command)).isEqualTo(new AccessRefusal.NotForServices(WORKER));
  }

  @Test
  void every_command_is_asked_by_somebody() {
    var asked = new HashSet<Class<?>>();
    services().forEach(command -> asked.add(command.getClass()));
    others().forEach(command -> asked.add(command.getClass()));
    assertThat(asked).isEqualTo(Set.of(KeyCommand.class.getPermittedSubclasses()));
  }

  @Test
  void a_command_is_heard_for_a_day_and_from_five_minutes_before() {
    admitted(NOW);
    admitted(NOW.minus(DAY));
    admitted(NOW.plus(AccessDecisions.MAX_AHEAD));
  }

  @Test
  void what_was_issued_more_than_a_day_ago_may_be_anybodys_copy() {
    var issuedAt = NOW.minus(DAY).minus(ONE);
    assertThat(admit(issuedAt))
        .isEqualTo(new Admission.Strange(new AccessRefusal.IssuedLongAgo(issuedAt, DAY)));
  }

  @Test
  void a_clock_that_is_far_ahead_is_told_so() {
    var issuedAt = NOW.plus(AccessDecisions.MAX_AHEAD).plus(ONE);
    assertThat(admit(issuedAt))
        .isEqualTo(
            new Admission.Refused(
                new AccessRefusal.IssuedAhead(issuedAt, AccessDecisions.MAX_AHEAD)));
  }

  @Test
  void whoever_is_not_enrolled_or_no_longer_is_a_stranger() {
    assertThat(KeyCommandAdmission.admit(STAFF, signed(TILL, 9, NOW), NOW))
        .isEqualTo(new Admission.Strange(new AccessRefusal.UnknownCertificate(fingerprint(9))));
    var without = Story.staffed().afterAda(revoke(TILL)).directory();
    assertThat(KeyCommandAdmission.admit(without, signed(TILL, 3, NOW), NOW))
        .isEqualTo(new Admission.Strange(new AccessRefusal.SignerIsRevoked(TILL)));
  }

  private static void admitted(Instant issuedAt) {
    assertThat(admit(issuedAt)).isEqualTo(new Admission.Admitted(enrolled(TILL)));
  }

  private static Admission admit(Instant issuedAt) {
    return KeyCommandAdmission.admit(STAFF, signed(TILL, 3, issuedAt), NOW);
  }

  private static @Nullable AccessRefusal hindrance(Principal signer, KeyCommand command) {
    return KeyCommandAdmission.hindrance(enrolled(signer), command);
  }

  private static Enrolment.Enrolled enrolled(Principal principal) {
    return (Enrolment.Enrolled) STAFF.of(principal);
  }
}
