package io.keystream.domain.key;

import java.util.List;

/** The answer to a command: events that now happened, or the reason why not. */
public sealed interface Decision {

  /** At least one event. */
  record Accepted(List<KeyEvent> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command leaves an event");
      }
    }
  }

  record Refused(Refusal reason) implements Decision {}
}
