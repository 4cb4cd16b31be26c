package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Commands.ENVELOPE;
import static io.keystream.domain.key.Commands.confirmGenerated;
import static io.keystream.domain.key.Commands.importKey;
import static io.keystream.domain.key.Commands.importVersion;
import static io.keystream.domain.key.Commands.reportCompromise;
import static io.keystream.domain.key.Commands.reportGenerationFailed;
import static io.keystream.domain.key.Commands.rotate;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.SPEC;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How keys come from outside, and what becomes of one that does not. */
final class ImportTest {

  private static Key after(KeyCommand... commands) {
    Key key = new Key.Absent(CARDS);
    for (var command : commands) {
      key = Walk.step(key, command, NOW).after();
    }
    return key;
  }

  private static Key.Present present(KeyCommand... commands) {
    return (Key.Present) after(commands);
  }

  private static Decision decide(Key key, KeyCommand command) {
    return KeyDecisions.decide(key, command, NOW);
  }

  private static void assertRefused(Key key, KeyCommand command, Refusal reason) {
    assertThat(decide(key, command)).isEqualTo(new Decision.Refused(reason));
  }

  @Test
  void an_import_makes_a_key_and_asks_for_the_material_in_its_envelope() {
    assertThat(decide(new Key.Absent(CARDS), importKey(KeyOrigin.IMPORTED)))
        .isEqualTo(
            new Decision.Accepted(
                List.of(
                    new KeyEvent.Created(CARDS, SPEC, KeyOrigin.IMPORTED),
                    new KeyEvent.VersionRequested(
                        CARDS, v(1), Activation.WHEN_GENERATED, ENVELOPE))));
  }

  @Test
  void a_key_that_exists_is_not_imported_again() {
    var key = after(importKey(KeyOrigin.IMPORTED), confirmGenerated(1));
    assertRefused(key, importKey(KeyOrigin.IMPORTED), new Refusal.KeyExists(CARDS));
  }

  @Test
  void what_came_from_outside_is_marked_for_ever() {
    var key =
        present(
            importKey(KeyOrigin.IMPORTED_ROTATABLE),
            confirmGenerated(1),
            rotate(),
            confirmGenerated(2));
    assertThat(key.provenance().origin().isImported()).isTrue();
    assertThat(key.provenance().isImported(v(1))).isTrue();
    assertThat(key.provenance().isImported(v(2))).isFalse();
  }

  @Test
  void a_key_imported_without_rotation_gets_no_version_of_the_hsm() {
    var key = after(importKey(KeyOrigin.IMPORTED), confirmGenerated(1));
    assertRefused(key, rotate(), new Refusal.ImportedKeyDoesNotRotate(CARDS));
  }

  @Test
  void nor_does_it_when_it_is_compromised() {
    var key = present(importKey(KeyOrigin.IMPORTED), confirmGenerated(1), reportCompromise(ALL));
    assertThat(key.versions()).hasSize(1);
    assertThat(key.versions().get(v(1))).isInstanceOf(Version.Compromised.class);
  }

  @Test
  void a_further_version_comes_from_outside_and_takes_over() {
    var key =
        present(
            importKey(KeyOrigin.IMPORTED),
            confirmGenerated(1),
            importVersion(),
            confirmGenerated(2));
    assertThat(key.versions().get(v(1))).isInstanceOf(Version.Deactivated.class);
    assertThat(key.versions().get(v(2))).isInstanceOf(Version.Active.class);
    assertThat(key.provenance().imported()).containsExactly(v(1), v(2));
  }

  @Test
  void only_one_version_is_on_its_way() {
    var key = after(importKey(KeyOrigin.IMPORTED));
    assertRefused(key, importVersion(), new Refusal.RotationInProgress(CARDS, v(1)));
  }

  @Test
  void a_key_of_the_hsm_takes_no_version_from_outside() {
    var key = after(Commands.create(), confirmGenerated(1));
    assertRefused(key, importVersion(), new Refusal.KeyIsNotImported(CARDS));
  }

  @Test
  void a_failed_import_holds_the_name_for_nobody() {
    var failed = after(importKey(KeyOrigin.IMPORTED), reportGenerationFailed(1));
    var other =
        new KeyCommand.Import(CARDS, KeyAlgorithm.EC_P256, KeyOrigin.IMPORTED_ROTATABLE, ENVELOPE);
    var again = (Key.Present) Walk.step(failed, other, NOW).after();
    assertThat(again.spec()).isEqualTo(other.spec());
    assertThat(again.provenance().origin()).isEqualTo(KeyOrigin.IMPORTED_ROTATABLE);
    assertThat(again.versions().get(v(1))).isInstanceOf(Version.Failed.class);
    assertThat(again.versions().get(v(2))).isInstanceOf(Version.Requested.class);
    var created = (Key.Present) Walk.step(failed, Commands.create(), NOW).after();
    assertThat(created.provenance().origin()).isEqualTo(KeyOrigin.GENERATED);
  }

  @Test
  void a_failed_further_version_leaves_the_key_as_it_was() {
    var key =
        present(
            importKey(KeyOrigin.IMPORTED),
            confirmGenerated(1),
            importVersion(),
            reportGenerationFailed(2));
    assertThat(key.versions().get(v(1))).isInstanceOf(Version.Active.class);
    assertRefused(key, importKey(KeyOrigin.IMPORTED), new Refusal.KeyExists(CARDS));
  }

  @Test
  void a_key_that_is_imported_has_an_origin_that_says_so() {
    assertThatIllegalArgumentException().isThrownBy(() -> importKey(KeyOrigin.GENERATED));
  }
}
