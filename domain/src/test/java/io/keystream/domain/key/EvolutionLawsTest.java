package io.keystream.domain.key;

import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.configured;
import static io.keystream.domain.key.Events.created;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A log that no decision wrote: its impossible events stop the fold, the rest breaks nothing. */
final class EvolutionLawsTest {

  private static final int LENGTH = 120;

  private static final List<IntFunction<KeyEvent>> ANY =
      List.of(
          _ -> created(),
          Events::requested,
          Events::requestedOnCommand,
          Events::generated,
          Events::failed,
          Events::activated,
          Events::suspended,
          Events::resumed,
          Events::deactivated,
          Events::compromised,
          Events::scheduled,
          Events::cancelled,
          Events::started,
          Events::destroyed,
          minimum -> configured(1, minimum),
          minimum -> configured(minimum, minimum),
          Events::trimmed);

  @Test
  void a_random_event_changes_the_key_or_the_log_is_corrupt() {
    inEveryRandomLog((key, event, _) -> {
      try {
        var next = KeyEvolution.evolve(key, event);
        if (!saysWhatIsSo(event)) {
          assertThat(next).isNotEqualTo(key);
        }
      } catch (IllegalStateException corrupt) {
        assertThat(corrupt).hasMessageStartingWith("corrupt log: ");
      }
    });
  }

  @Test
  void whatever_the_log_says_a_decision_folds() {
    inEveryRandomLog((key, _, random) -> {
      var _ = Walk.step(key, Walk.command(random, key, NOW), NOW);
    });
  }

  @Test
  void random_logs_reach_every_state() {
    var reached = new HashSet<String>();
    for (long seed = 0; seed < 900; seed++) {
      follow(seed, (key, _, _) -> reached.addAll(Shapes.of(key)));
    }
    assertThat(Stream.of(History.values()).flatMap(history -> Shapes.of(history.key()).stream()))
        .isSubsetOf(reached);
  }

  @Test
  void two_versions_are_never_active() {
    assertCorrupt(
        activated(2),
        created(),
        requested(1),
        generated(1),
        activated(1),
        requested(2),
        generated(2));
  }

  @Test
  void nothing_is_activated_beside_a_suspended_version_that_protected() {
    assertCorrupt(
        activated(2),
        created(),
        requested(1),
        generated(1),
        activated(1),
        requested(2),
        generated(2),
        suspended(1));
  }

  @Test
  void a_version_number_is_never_skipped() {
    assertCorrupt(requested(3), created(), requested(1));
  }

  @Test
  void a_version_number_is_never_used_twice() {
    assertCorrupt(requested(1), created(), requested(1));
  }

  @Test
  void an_event_of_another_key_never_counts() {
    assertCorrupt(new KeyEvent.Created(new KeyName("payments/other"), Events.SPEC));
  }

  @Test
  void the_message_names_the_event_and_the_state_that_it_met() {
    assertThatThrownBy(() -> KeyEvolution.evolve(History.DESTROYED.key(), activated(1)))
        .hasMessage(
            "corrupt log: Activated[key=payments/cards, version=v1] cannot happen to"
                + " Destroyed[number=v1]");
  }

  /** A configuration may be told again as it is. */
  private static boolean saysWhatIsSo(KeyEvent event) {
    return event instanceof KeyEvent.Configured || event instanceof KeyEvent.Trimmed;
  }

  private interface Law {
    void check(Key key, KeyEvent event, Random random);
  }

  private static void inEveryRandomLog(Law law) {
    Seeds.tryAll(seed -> follow(seed, law));
  }

  /** Shows the law each event and the state it meets; an impossible event leaves that state. */
  private static void follow(long seed, Law law) {
    var random = new Random(seed);
    Key key = new Key.Absent(CARDS);
    for (int i = 0; i < LENGTH; i++) {
      var event = ANY.get(random.nextInt(ANY.size())).apply(1 + random.nextInt(3));
      law.check(key, event, random);
      key = evolveOrStay(key, event);
    }
  }

  private static Key evolveOrStay(Key key, KeyEvent event) {
    try {
      return KeyEvolution.evolve(key, event);
    } catch (IllegalStateException corrupt) {
      return key;
    }
  }

  private static void assertCorrupt(KeyEvent event, KeyEvent... before) {
    var key = Story.fold(List.of(before));
    assertThatThrownBy(() -> KeyEvolution.evolve(key, event))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("corrupt log: " + event + " cannot happen to ");
  }
}
