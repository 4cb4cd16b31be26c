package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.key.Version.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds in every life of a key, tried on random ones. */
final class KeyLawsTest {

  @Test
  void every_accepted_sequence_folds() {
    inEveryLife(walk -> assertThat(Story.fold(walk.events())).isEqualTo(last(walk)));
  }

  @Test
  void replay_is_deterministic() {
    inEveryLife(walk -> {
      var replayed = new ArrayList<Key>();
      Key key = new Key.Absent(Events.CARDS);
      for (var event : walk.events()) {
        key = KeyEvolution.evolve(key, event);
        replayed.add(key);
      }
      assertThat(replayed).isEqualTo(walk.states());
    });
  }

  @Test
  void a_command_decided_again_gets_the_same_answer() {
    inEveryStep(step ->
        assertThat(KeyDecisions.decide(step.before(), step.command(), step.now()))
            .isEqualTo(step.decision()));
  }

  @Test
  void a_refused_command_changes_nothing() {
    inEveryLife(walk -> {
      var accepted = new ArrayList<KeyEvent>();
      for (var step : walk.steps()) {
        accepted.addAll(step.events());
        if (step.decision() instanceof Decision.Refused) {
          assertThat(Story.fold(accepted)).isEqualTo(step.before());
        }
      }
    });
  }

  @Test
  void versions_are_numbered_without_gaps() {
    inEveryState(key ->
        assertThat(key.versions().values().stream().map(v -> v.number().number()))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, key.versions().size()).boxed().toList()));
  }

  @Test
  void at_most_one_version_is_active_or_suspended_from_active() {
    inEveryState(key ->
        assertThat(key.versions().values().stream().filter(KeyLawsTest::isFresh))
            .hasSizeLessThan(2));
  }

  @Test
  void a_destroyed_version_never_returns() {
    inEveryLife(walk -> {
      Set<KeyVersion> before = Set.of();
      for (var key : walk.states()) {
        var destroyed = destroyed(key);
        assertThat(destroyed).containsAll(before);
        before = destroyed;
      }
    });
  }

  @Test
  void a_version_never_vanishes() {
    inEveryStep(step -> {
      if (step.before() instanceof Key.Present before
          && step.after() instanceof Key.Present after) {
        assertThat(after.versions().keySet()).containsAll(before.versions().keySet());
      }
    });
  }

  /** Guards the other laws: random lives that reach little would prove little. */
  @Test
  void random_lives_reach_every_state() {
    var reached =
        LongStream.range(0, 300)
            .mapToObj(Walk::from)
            .flatMap(walk -> walk.states().stream())
            .flatMap(key -> Shapes.of(key).stream())
            .collect(Collectors.toSet());
    assertThat(Stream.of(History.values()).flatMap(history -> Shapes.of(history.key()).stream()))
        .isSubsetOf(reached);
  }

  @Test
  void random_lives_accept_and_refuse_every_command() {
    var answered =
        LongStream.range(0, 300)
            .mapToObj(Walk::from)
            .flatMap(walk -> walk.steps().stream())
            .map(step -> List.of(step.command().getClass(), step.decision().getClass()))
            .collect(Collectors.toSet());
    assertThat(answered).hasSize(2 * KeyCommand.class.getPermittedSubclasses().length);
  }

  private static void inEveryLife(Consumer<Walk> law) {
    Seeds.tryAll(seed -> law.accept(Walk.from(seed)));
  }

  private static void inEveryStep(Consumer<Walk.Step> law) {
    inEveryLife(walk -> walk.steps().forEach(law));
  }

  private static void inEveryState(Consumer<Key.Present> law) {
    inEveryLife(walk ->
        walk.states().stream()
            .filter(Key.Present.class::isInstance)
            .map(Key.Present.class::cast)
            .forEach(law));
  }

  private static Key last(Walk walk) {
    return walk.steps().getLast().after();
  }

  private static boolean isFresh(Version version) {
    return version instanceof Version.Active
        || (version instanceof Version.Suspended s && s.origin() == Origin.ACTIVE);
  }

  private static Set<KeyVersion> destroyed(Key key) {
    return switch (key) {
      case Key.Absent _ -> Set.of();
      case Key.Present present ->
          present.versions().values().stream()
              .filter(
                  v -> v instanceof Version.Destroyed || v instanceof Version.DestroyedCompromised)
              .map(Version::number)
              .collect(Collectors.toSet());
    };
  }
}
