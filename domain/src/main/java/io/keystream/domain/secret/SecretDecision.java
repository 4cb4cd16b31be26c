package io.keystream.domain.secret;

import java.util.List;

/** The answer to a command: events that now happened, or the reason why not. */
public sealed interface SecretDecision {

  /** At least one event. */
  record Accepted(List<SecretEvent> events) implements SecretDecision {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command leaves an event");
      }
    }
  }

  record Refused(SecretRefusal reason) implements SecretDecision {}
}
