package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.activate;
import static io.keystream.domain.key.Commands.configure;
import static io.keystream.domain.key.Commands.confirmGenerated;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.configured;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.failed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.requestedOnCommand;
import static io.keystream.domain.key.Events.trimmed;
import static io.keystream.domain.key.Events.v;
import static io.keystream.domain.key.Story.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions a key uses by its configuration. */
final class ConfigureTest {

  private static final KeyUsage USAGE = KeyUsage.ENCRYPT_DECRYPT;

  /** Version 3 is active, 1 and 2 still open. */
  private static final KeyEvent[] THREE = {
    requested(2), generated(2), deactivated(1), activated(2),
    requested(3), generated(3), deactivated(2), activated(3)
  };

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1", "1, 3", "2, 2", "2, 3", "3, 3"})
  void minimums_up_to_the_latest_version_are_set(int minDecryption, int minEncryption) {
    given(History.ACTIVE, THREE)
        .when(configure(minDecryption, minEncryption))
        .then(configured(minDecryption, minEncryption));
  }

  @ParameterizedTest
  @CsvSource({"4, 0, 4", "4, 4, 4", "1, 4, 4"})
  void a_minimum_above_the_latest_version_is_refused(int minDecryption, int minEncryption, int no) {
    given(History.ACTIVE, THREE)
        .when(configure(minDecryption, minEncryption))
        .refused(new Refusal.MinimumAboveLatest(CARDS, v(no), v(3)));
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "3, 1"})
  void what_protects_must_open(int minDecryption, int minEncryption) {
    given(History.ACTIVE, THREE)
        .when(configure(minDecryption, minEncryption))
        .refused(
            new Refusal.MinEncryptionBelowMinDecryption(CARDS, v(minEncryption), v(minDecryption)));
  }

  @Test
  void what_is_not_given_stays() {
    var before = new KeyEvent.Configured(CARDS, v(2), new MinEncryptionVersion(3), true);
    var past = with(THREE, before);
    given(History.ACTIVE, past).when(giving(null, null, null)).then(before);
    given(History.ACTIVE, past)
        .when(giving(v(1), null, null))
        .then(new KeyEvent.Configured(CARDS, v(1), new MinEncryptionVersion(3), true));
    given(History.ACTIVE, past)
        .when(giving(null, MinEncryptionVersion.NONE, null))
        .then(new KeyEvent.Configured(CARDS, v(2), MinEncryptionVersion.NONE, true));
    given(History.ACTIVE, past)
        .when(giving(null, null, false))
        .then(new KeyEvent.Configured(CARDS, v(2), new MinEncryptionVersion(3), false));
  }

  @Test
  void a_minimum_that_stays_is_judged_with_the_one_that_is_given() {
    given(History.ACTIVE, with(THREE, configured(1, 2)))
        .when(giving(v(3), null, null))
        .refused(new Refusal.MinEncryptionBelowMinDecryption(CARDS, v(2), v(3)));
    given(History.ACTIVE, with(THREE, configured(3, 3)))
        .when(giving(null, new MinEncryptionVersion(2), null))
        .refused(new Refusal.MinEncryptionBelowMinDecryption(CARDS, v(2), v(3)));
  }

  @Test
  void nobody_may_delete_a_key_until_that_is_allowed() {
    assertThat(key(THREE).configuration()).isEqualTo(KeyConfiguration.DEFAULT);
    assertThat(KeyConfiguration.DEFAULT.deletionAllowed()).isFalse();
    given(History.ACTIVE)
        .when(giving(null, null, true))
        .then(new KeyEvent.Configured(CARDS, v(1), MinEncryptionVersion.NONE, true));
  }

  @Test
  void a_version_below_the_min_decryption_version_does_not_open() {
    var key = key(with(THREE, configured(2, 0)));
    assertThat(KeyUses.process(key, USAGE, v(1)))
        .isEqualTo(new UseDecision.Refused(new Refusal.VersionBelowMinimum(CARDS, v(1), v(2))));
    assertThat(KeyUses.process(key, USAGE, v(2)))
        .isEqualTo(new UseDecision.Permitted(v(2), "deactivated"));
    assertThat(KeyUses.protect(key, USAGE)).isEqualTo(new UseDecision.Permitted(v(3), "active"));
  }

  @Test
  void it_opens_again_when_the_minimum_is_lowered() {
    var key = key(with(THREE, configured(3, 0), configured(1, 0)));
    assertThat(KeyUses.process(key, USAGE, v(1)))
        .isEqualTo(new UseDecision.Permitted(v(1), "deactivated"));
  }

  @Test
  void the_state_of_a_version_is_told_before_the_minimum() {
    var key = key(with(THREE, Events.suspended(1), configured(3, 0)));
    assertThat(KeyUses.process(key, USAGE, v(1)))
        .isEqualTo(new UseDecision.Refused(new Refusal.VersionIs(CARDS, v(1), "suspended")));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 0", "2, 2"})
  void an_active_version_below_a_minimum_does_not_protect(int minDecryption, int minEncryption) {
    var key = key(requestedOnCommand(2), generated(2), configured(minDecryption, minEncryption));
    assertThat(KeyUses.protect(key, USAGE))
        .isEqualTo(new UseDecision.Refused(new Refusal.VersionBelowMinimum(CARDS, v(1), v(2))));
  }

  @Test
  void a_version_below_a_minimum_is_not_activated() {
    given(
            History.ACTIVE,
            requestedOnCommand(2),
            generated(2),
            requested(3),
            generated(3),
            deactivated(1),
            activated(3),
            configured(1, 3))
        .when(activate(2))
        .refused(new Refusal.VersionBelowMinimum(CARDS, v(2), v(3)));
  }

  @Test
  void a_version_that_is_generated_below_a_minimum_waits() {
    given(
            History.ACTIVE,
            requestedOnCommand(2),
            compromised(1),
            requested(3),
            generated(3),
            activated(3),
            configured(1, 3))
        .when(confirmGenerated(2))
        .then(generated(2));
    given(History.ACTIVE, requested(2), requested(3), failed(3), configured(1, 3))
        .when(confirmGenerated(2))
        .then(generated(2));
  }

  @Test
  void minimums_are_set_before_there_is_material() {
    given(History.VERSIONLESS).when(configure(1, 0)).then(configured(1, 0));
    given(History.VERSIONLESS)
        .when(configure(2, 0))
        .refused(new Refusal.MinimumAboveLatest(CARDS, v(2), v(1)));
    given(History.REQUESTED).when(configure(1, 1)).then(configured(1, 1));
  }

  @Test
  void no_minimum_goes_below_what_is_trimmed_nor_is_it_lifted() {
    var past = with(THREE, configured(2, 3), trimmed(2));
    var refusal = new Refusal.MinimumBelowAvailable(CARDS, v(2));
    given(History.ACTIVE, past).when(configure(1, 3)).refused(refusal);
    given(History.ACTIVE, past).when(configure(2, 0)).refused(refusal);
    given(History.ACTIVE, past).when(configure(2, 2)).then(configured(2, 2));
  }

  @Test
  void a_configuration_that_contradicts_itself_cannot_be_built() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyConfiguration(v(2), new MinEncryptionVersion(1), v(1), false))
        .withMessage("min encryption version v1 is below min decryption version v2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyConfiguration(v(2), MinEncryptionVersion.NONE, v(3), false))
        .withMessage("min available version v3 is above min decryption version v2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MinEncryptionVersion(-1))
        .withMessage("min encryption version must be 0 to 1000000: -1");
  }

  private static KeyCommand giving(
      @Nullable KeyVersion minDecryption,
      @Nullable MinEncryptionVersion minEncryption,
      @Nullable Boolean deletionAllowed) {
    return new KeyCommand.Configure(CARDS, minDecryption, minEncryption, deletionAllowed);
  }

  private static Key.Present key(KeyEvent... events) {
    return (Key.Present) Story.fold(History.ACTIVE.key(), List.of(events));
  }

  private static KeyEvent[] with(KeyEvent[] past, KeyEvent... then) {
    return Stream.concat(Stream.of(past), Stream.of(then)).toArray(KeyEvent[]::new);
  }
}
