package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.ALL;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.MATERIAL;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.REASON;
import static io.keystream.domain.key.Events.SPEC;
import static io.keystream.domain.key.Events.v;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random life of a key: likely and unlikely commands at random times, and what came of them. */
record Walk(List<Step> steps) {
  private static final int LENGTH = 150;

  Walk {
    steps = List.copyOf(steps);
  }

  /** One command; the states after each of its events, none where it was refused. */
  record Step(Key before, KeyCommand command, Instant now, Decision decision, List<Key> states) {
    Step {
      states = List.copyOf(states);
    }

    List<KeyEvent> events() {
      return switch (decision) {
        case Decision.Accepted(var events) -> events;
        case Decision.Refused _ -> List.of();
      };
    }

    Key after() {
      return states.isEmpty() ? before : states.getLast();
    }
  }

  static Walk from(long seed) {
    var random = new Random(seed);
    var steps = new ArrayList<Step>();
    Key key = new Key.Absent(CARDS);
    var now = NOW;
    for (int i = 0; i < LENGTH; i++) {
      now = now.plus(Duration.ofHours(random.nextInt(60)));
      var step = step(key, command(random, key, now), now);
      steps.add(step);
      key = step.after();
    }
    return new Walk(steps);
  }

  static Step step(Key key, KeyCommand command, Instant now) {
    var decision = KeyDecisions.decide(key, command, now);
    var states = new ArrayList<Key>();
    if (decision instanceof Decision.Accepted(var events)) {
      var state = key;
      for (var event : events) {
        state = KeyEvolution.evolve(state, event);
        states.add(state);
      }
    }
    return new Step(key, command, now, decision, states);
  }

  /** Every state that the log passes through, those between the events of one command too. */
  List<Key> states() {
    return steps.stream().flatMap(step -> step.states().stream()).toList();
  }

  List<KeyEvent> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  static KeyCommand command(Random random, Key key, Instant now) {
    var version = version(random, key);
    var scope = random.nextInt(4) == 0 ? ALL : new VersionScope.One(version);
    var activation = random.nextInt(3) == 0 ? Activation.ON_COMMAND : Activation.WHEN_GENERATED;
    return switch (random.nextInt(23)) {
      case 0 -> new KeyCommand.Create(CARDS, SPEC, activation);
      case 1, 2 -> new KeyCommand.Rotate(CARDS, activation);
      case 3 -> new KeyCommand.Activate(CARDS, version);
      case 4 -> new KeyCommand.Suspend(CARDS, scope, REASON);
      case 5, 6 -> new KeyCommand.Resume(CARDS, scope);
      case 7 -> new KeyCommand.Deactivate(CARDS, scope);
      case 8 -> new KeyCommand.ReportCompromise(CARDS, scope, REASON);
      case 9 -> new KeyCommand.ScheduleDestruction(CARDS, scope, time(random, now));
      case 10 -> new KeyCommand.CancelDestruction(CARDS, scope);
      case 11 -> new KeyCommand.DestroyDue(CARDS);
      case 12, 13 -> new KeyCommand.ConfirmGenerated(CARDS, version, MATERIAL);
      case 14 -> new KeyCommand.ReportGenerationFailed(CARDS, version, REASON);
      case 15, 16, 17 -> configure(random, key);
      case 18 -> new KeyCommand.Trim(CARDS, version);
      case 19 -> new KeyCommand.Delete(CARDS, time(random, now));
      case 20 ->
          Commands.importKey(
              random.nextBoolean() ? KeyOrigin.IMPORTED : KeyOrigin.IMPORTED_ROTATABLE);
      case 21 -> Commands.importVersion();
      default -> new KeyCommand.ConfirmDestroyed(CARDS, version);
    };
  }

  /** Each of the three is given or not; the minimums often enough one, so that both can be met. */
  private static KeyCommand configure(Random random, Key key) {
    var minDecryption = random.nextInt(3) == 0 ? v(1) : version(random, key);
    var minEncryption =
        random.nextInt(4) == 0
            ? MinEncryptionVersion.NONE
            : MinEncryptionVersion.of(random.nextBoolean() ? minDecryption : version(random, key));
    return new KeyCommand.Configure(
        CARDS,
        random.nextInt(4) == 0 ? null : minDecryption,
        random.nextInt(4) == 0 ? null : minEncryption,
        random.nextInt(4) == 0 ? random.nextBoolean() : null);
  }

  /** Most often the latest version, for it is where most can happen; sometimes one not there. */
  private static KeyVersion version(Random random, Key key) {
    int latest = key instanceof Key.Present p ? p.versions().size() : 0;
    return v(random.nextBoolean() ? Math.max(1, latest) : 1 + random.nextInt(latest + 1));
  }

  private static Instant time(Random random, Instant now) {
    return now.plus(Duration.ofDays(6 + random.nextInt(26)));
  }
}
