package io.keystream.domain.key;

import static io.keystream.domain.key.Events.activated;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.created;
import static io.keystream.domain.key.Events.deactivated;
import static io.keystream.domain.key.Events.destroyed;
import static io.keystream.domain.key.Events.failed;
import static io.keystream.domain.key.Events.generated;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.requestedOnCommand;
import static io.keystream.domain.key.Events.scheduled;
import static io.keystream.domain.key.Events.started;
import static io.keystream.domain.key.Events.suspended;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every state that the only version of a key can be in, by the shortest history to it. */
enum History {
  ABSENT(List.of()),
  VERSIONLESS(ABSENT, created()),
  REQUESTED(VERSIONLESS, requested(1)),
  REQUESTED_ON_COMMAND(VERSIONLESS, requestedOnCommand(1)),
  FAILED(REQUESTED, failed(1)),
  PRE_ACTIVE(REQUESTED_ON_COMMAND, generated(1)),
  PRE_ACTIVE_SCHEDULED(PRE_ACTIVE, scheduled(1)),
  PRE_ACTIVE_STARTED(PRE_ACTIVE_SCHEDULED, started(1)),
  ACTIVE(REQUESTED, generated(1), activated(1)),
  SUSPENDED(ACTIVE, suspended(1)),
  SUSPENDED_SCHEDULED(SUSPENDED, scheduled(1)),
  SUSPENDED_STARTED(SUSPENDED_SCHEDULED, started(1)),
  DEACTIVATED(ACTIVE, deactivated(1)),
  DEACTIVATED_SCHEDULED(DEACTIVATED, scheduled(1)),
  DEACTIVATED_STARTED(DEACTIVATED_SCHEDULED, started(1)),
  DEACTIVATED_SUSPENDED(DEACTIVATED, suspended(1)),
  DEACTIVATED_SUSPENDED_SCHEDULED(DEACTIVATED_SUSPENDED, scheduled(1)),
  DEACTIVATED_SUSPENDED_STARTED(DEACTIVATED_SUSPENDED_SCHEDULED, started(1)),
  COMPROMISED(ACTIVE, compromised(1)),
  COMPROMISED_SCHEDULED(COMPROMISED, scheduled(1)),
  COMPROMISED_STARTED(COMPROMISED_SCHEDULED, started(1)),
  COMPROMISED_SUSPENDED(COMPROMISED, suspended(1)),
  COMPROMISED_SUSPENDED_SCHEDULED(COMPROMISED_SUSPENDED, scheduled(1)),
  COMPROMISED_SUSPENDED_STARTED(COMPROMISED_SUSPENDED_SCHEDULED, started(1)),
  COMPROMISED_UNUSED(PRE_ACTIVE, compromised(1)),
  COMPROMISED_UNUSED_SCHEDULED(COMPROMISED_UNUSED, scheduled(1)),
  COMPROMISED_UNUSED_STARTED(COMPROMISED_UNUSED_SCHEDULED, started(1)),
  DESTROYED(DEACTIVATED_STARTED, destroyed(1)),
  DESTROYED_COMPROMISED(COMPROMISED_STARTED, destroyed(1));

  @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable list of records.
  private final List<KeyEvent> events;

  History(List<KeyEvent> events) {
    this.events = events;
  }

  History(History before, KeyEvent... events) {
    this(Stream.concat(before.events.stream(), Stream.of(events)).toList());
  }

  Key key() {
    return Story.fold(events);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
