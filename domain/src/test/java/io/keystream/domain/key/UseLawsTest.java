package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Processing;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may be used, in every state of every life of a key. */
final class UseLawsTest {

  @Test
  void only_the_active_version_protects_if_it_is_not_below_a_minimum() {
    inEveryState(key ->
        assertThat(Permitted.by(key).protect())
            .isEqualTo(
                numbers(
                    key,
                    version ->
                        version instanceof Version.Active
                            && !isBelow(key, version, KeyConfiguration::leastProtecting))));
  }

  @Test
  void a_version_below_the_min_decryption_version_is_never_used() {
    inEveryState(key -> {
      var below =
          numbers(key, version -> isBelow(key, version, KeyConfiguration::minDecryptionVersion));
      assertThat(Permitted.by(key).protect()).noneMatch(below::contains);
      assertThat(Permitted.by(key).process()).noneMatch(below::contains);
    });
  }

  @Test
  void a_trimmed_version_is_never_used_again() {
    Seeds.tryAll(seed -> {
      var trimmed = new HashSet<KeyVersion>();
      for (var key : Walk.from(seed).states()) {
        trimmed.addAll(
            numbers(key, version -> isBelow(key, version, KeyConfiguration::minAvailableVersion)));
        assertThat(Permitted.by(key).process()).noneMatch(trimmed::contains);
      }
    });
  }

  @Test
  void the_material_of_every_trimmed_version_is_given_up() {
    Seeds.tryAll(seed -> {
      for (var step : Walk.from(seed).steps()) {
        assertThat(
                numbers(
                    step.after(),
                    version ->
                        isBelow(step.after(), version, KeyConfiguration::minAvailableVersion)
                            && !isGivenUp(version)))
            .isEmpty();
      }
    });
  }

  @Test
  void what_protects_also_processes() {
    inEveryState(key -> {
      var permitted = Permitted.by(key);
      assertThat(permitted.process()).containsAll(permitted.protect());
    });
  }

  @Test
  void a_suspended_version_is_never_used() {
    neverUsed(version ->
        version instanceof Version.Suspended
            || (version instanceof Version.Compromised c
                && c.processing() == Processing.SUSPENDED));
  }

  @Test
  void a_version_that_awaits_destruction_is_never_used() {
    neverUsed(version -> !(version.destruction() instanceof Destruction.None));
  }

  @Test
  void a_destroyed_version_is_never_used() {
    neverUsed(version ->
        version instanceof Version.Destroyed || version instanceof Version.DestroyedCompromised);
  }

  @Test
  void a_version_that_never_was_active_is_never_used() {
    Seeds.tryAll(seed -> {
      var protectors = new HashSet<KeyVersion>();
      for (var key : Walk.from(seed).states()) {
        protectors.addAll(Permitted.by(key).protect());
        assertThat(protectors).containsAll(Permitted.by(key).process());
      }
    });
  }

  @Test
  void a_narrowing_command_never_widens_what_is_permitted() {
    inEveryStep((step, after) -> {
      if (isNarrowing(step.command())) {
        var before = Permitted.by(step.before());
        assertThat(before.protect()).containsAll(after.protect());
        assertThat(before.process()).containsAll(after.process());
      }
    });
  }

  @Test
  void only_suspension_destruction_and_minimums_close_what_opened() {
    inEveryStep((step, after) -> {
      if (!(step.command() instanceof KeyCommand.Suspend
          || step.command() instanceof KeyCommand.ScheduleDestruction
          || step.command() instanceof KeyCommand.Delete
          || step.command() instanceof KeyCommand.Configure)) {
        assertThat(after.process()).containsAll(Permitted.by(step.before()).process());
      }
    });
  }

  @Test
  void a_rotation_never_ends_without_a_version_that_protects() {
    Seeds.tryAll(seed -> {
      for (var step : Walk.from(seed).steps()) {
        if (step.command() instanceof KeyCommand.Rotate
            || step.command() instanceof KeyCommand.ConfirmGenerated) {
          assertThat(Permitted.by(step.after()).protect().size())
              .isGreaterThanOrEqualTo(Permitted.by(step.before()).protect().size());
        }
      }
    });
  }

  private static boolean isBelow(
      Key key, Version version, Function<KeyConfiguration, KeyVersion> minimum) {
    return key instanceof Key.Present present
        && version.number().compareTo(minimum.apply(present.configuration())) < 0;
  }

  private static boolean isGivenUp(Version version) {
    return version instanceof Version.Failed
        || version instanceof Version.Destroyed
        || version instanceof Version.DestroyedCompromised
        || version.destruction() instanceof Destruction.Started;
  }

  private static void neverUsed(Predicate<Version> kind) {
    inEveryState(key -> {
      var permitted = Permitted.by(key);
      assertThat(permitted.protect()).noneMatch(numbers(key, kind)::contains);
      assertThat(permitted.process()).noneMatch(numbers(key, kind)::contains);
    });
  }

  private static Set<KeyVersion> numbers(Key key, Predicate<Version> kind) {
    return key instanceof Key.Present present
        ? present.versions().values().stream()
            .filter(kind)
            .map(Version::number)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean isNarrowing(KeyCommand command) {
    return switch (command) {
      case KeyCommand.Suspend _,
          KeyCommand.Deactivate _,
          KeyCommand.ReportCompromise _,
          KeyCommand.ScheduleDestruction _,
          KeyCommand.Delete _,
          KeyCommand.Trim _,
          KeyCommand.DestroyDue _,
          KeyCommand.ConfirmDestroyed _ ->
          true;
      case KeyCommand.Create _,
          KeyCommand.Import _,
          KeyCommand.ImportVersion _,
          KeyCommand.Rotate _,
          KeyCommand.Activate _,
          KeyCommand.Resume _,
          KeyCommand.CancelDestruction _,
          KeyCommand.Configure _,
          KeyCommand.ConfirmGenerated _,
          KeyCommand.ReportGenerationFailed _ ->
          false;
    };
  }

  private static void inEveryState(Consumer<Key> law) {
    Seeds.tryAll(seed -> Walk.from(seed).states().forEach(law));
  }

  private static void inEveryStep(BiConsumer<Walk.Step, Permitted> law) {
    Seeds.tryAll(seed -> {
      for (var step : Walk.from(seed).steps()) {
        step.states().forEach(state -> law.accept(step, Permitted.by(state)));
      }
    });
  }
}
