package io.keystream.domain.key;

import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

/** Given what happened, when a command comes, then this happens or it is refused. */
final class Story {
  private final Key key;
  private final Instant now;

  private Story(Key key, Instant now) {
    this.key = key;
    this.now = now;
  }

  /** The history begins with nothing. */
  static Story given(KeyEvent... events) {
    return new Story(fold(List.of(events)), NOW);
  }

  /** The history of version 1, and what happened after it. */
  static Story given(History history, KeyEvent... events) {
    return new Story(fold(history.key(), List.of(events)), NOW);
  }

  Story at(Instant time) {
    return new Story(key, time);
  }

  Answer when(KeyCommand command) {
    return new Answer(key, KeyDecisions.decide(key, command, now));
  }

  static Key fold(List<KeyEvent> events) {
    return fold(new Key.Absent(CARDS), events);
  }

  static Key fold(Key key, List<KeyEvent> events) {
    for (var event : events) {
      key = KeyEvolution.evolve(key, event);
    }
    return key;
  }

  record Answer(Key key, Decision decision) {

    /** Exactly these events, in this order, and the log takes them. */
    void then(KeyEvent... events) {
      assertThat(decision).isEqualTo(new Decision.Accepted(List.of(events)));
      fold(key, List.of(events));
    }

    void refused(Refusal reason) {
      assertThat(decision).isEqualTo(new Decision.Refused(reason));
    }
  }
}
