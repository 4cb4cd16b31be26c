package io.keystream.domain.key;

import static io.keystream.domain.key.KeyDecisions.accept;
import static io.keystream.domain.key.KeyDecisions.refuse;

import io.keystream.domain.key.Key.Present;
import io.keystream.domain.key.Version.Destruction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;

/** How a version's material is destroyed: scheduled, cancelled, started when due, confirmed. */
final class DestructionPlan {

  static final Duration LEAST_WAIT = Duration.ofDays(7);
  static final Duration MOST_WAIT = Duration.ofDays(30);

  private DestructionPlan() {}

  static boolean isInRange(Instant at, Instant now) {
    return !at.isBefore(now.plus(LEAST_WAIT)) && !at.isAfter(now.plus(MOST_WAIT));
  }

  static Refusal outOfRange(Present key) {
    return new Refusal.WaitingPeriodOutOfRange(key.name(), LEAST_WAIT, MOST_WAIT);
  }

  static Function<Version, Decision> schedule(Present key, Instant at) {
    return version ->
        switch (version) {
          case Version.PreActive _,
              Version.Suspended _,
              Version.Deactivated _,
              Version.Compromised _ ->
              version.destruction() instanceof Destruction.None
                  ? accept(new KeyEvent.DestructionScheduled(key.name(), version.number(), at))
                  : refuse(new Refusal.VersionAwaitsDestruction(key.name(), version.number()));
          case Version.Requested _,
              Version.Failed _,
              Version.Active _,
              Version.Destroyed _,
              Version.DestroyedCompromised _ ->
              refuse(Rotation.stateOf(key, version));
        };
  }

  /** The active version stops protecting first; a key of which nothing is left is deleted so. */
  static Decision delete(Present key, Instant at, Instant now) {
    if (!key.configuration().deletionAllowed()) {
      return refuse(new Refusal.DeletionIsNotAllowed(key.name()));
    }
    if (!isInRange(at, now)) {
      return refuse(outOfRange(key));
    }
    var events = new ArrayList<KeyEvent>();
    for (var version : key.versions().values()) {
      if (version instanceof Version.Requested(var number, _, _)) {
        return refuse(new Refusal.RotationInProgress(key.name(), number));
      }
      if (version instanceof Version.Active(var number, _)) {
        events.add(new KeyEvent.Deactivated(key.name(), number));
        events.add(new KeyEvent.DestructionScheduled(key.name(), number, at));
      } else if (schedule(key, at).apply(version) instanceof Decision.Accepted(var scheduled)) {
        events.addAll(scheduled);
      }
    }
    return events.isEmpty()
        ? refuse(new Refusal.NoVersionApplies(key.name(), "left to destroy"))
        : new Decision.Accepted(events);
  }

  static Function<Version, Decision> cancel(Present key) {
    return version ->
        switch (version.destruction()) {
          case Destruction.Scheduled _ ->
              accept(new KeyEvent.DestructionCancelled(key.name(), version.number()));
          case Destruction.Started _ ->
              refuse(new Refusal.VersionAwaitsDestruction(key.name(), version.number()));
          case Destruction.None _ ->
              refuse(new Refusal.DestructionIsNotScheduled(key.name(), version.number()));
        };
  }

  static Decision startDue(Present key, Instant now) {
    var events = new ArrayList<KeyEvent>();
    for (var version : key.versions().values()) {
      if (version.destruction() instanceof Destruction.Scheduled(var at) && !at.isAfter(now)) {
        events.add(new KeyEvent.DestructionStarted(key.name(), version.number()));
      }
    }
    return events.isEmpty()
        ? refuse(new Refusal.NothingIsDue(key.name()))
        : new Decision.Accepted(events);
  }

  static Function<Version, Decision> confirm(Present key) {
    return version ->
        version.destruction() instanceof Destruction.Started
            ? accept(new KeyEvent.Destroyed(key.name(), version.number()))
            : refuse(Rotation.stateOf(key, version));
  }
}
