package io.keystream.domain.key;

import static io.keystream.domain.key.KeyDecisions.accept;
import static io.keystream.domain.key.KeyDecisions.refuse;

import io.keystream.domain.key.Key.Present;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Processing;
import java.util.ArrayList;
import java.util.function.Function;

/** How the use of a version is narrowed: suspended, deactivated, compromised; and resumed. */
final class Restriction {
  private Restriction() {}

  static Function<Version, Decision> suspend(Present key, String reason) {
    return version ->
        switch (version) {
          case Version.Active _,
              Version.Deactivated _,
              Version.Compromised(_, _, Processing _, Destruction _)
              when isUsable(version) ->
              accept(new KeyEvent.Suspended(key.name(), version.number(), reason));
          case Version.Active _,
              Version.Deactivated _,
              Version.Compromised _,
              Version.Requested _,
              Version.Failed _,
              Version.PreActive _,
              Version.Suspended _,
              Version.Destroyed _,
              Version.DestroyedCompromised _ ->
              refuse(awaitingOrState(key, version));
        };
  }

  static Function<Version, Decision> resume(Present key) {
    return version ->
        switch (version) {
          case Version.Suspended(var number, _, _, Destruction.None _) ->
              accept(new KeyEvent.Resumed(key.name(), number));
          case Version.Compromised(var number, _, Processing processing, Destruction.None _)
              when processing == Processing.SUSPENDED ->
              accept(new KeyEvent.Resumed(key.name(), number));
          case Version.Suspended _,
              Version.Compromised _,
              Version.Requested _,
              Version.Failed _,
              Version.PreActive _,
              Version.Active _,
              Version.Deactivated _,
              Version.Destroyed _,
              Version.DestroyedCompromised _ ->
              refuse(awaitingOrState(key, version));
        };
  }

  static Function<Version, Decision> deactivate(Present key) {
    return version ->
        version instanceof Version.Active(var number, _)
            ? accept(new KeyEvent.Deactivated(key.name(), number))
            : refuse(Rotation.stateOf(key, version));
  }

  static Function<Version, Decision> compromise(Present key, String reason) {
    return version ->
        switch (version) {
          case Version.PreActive _,
              Version.Active _,
              Version.Suspended _,
              Version.Deactivated _,
              Version.Destroyed _ ->
              accept(new KeyEvent.Compromised(key.name(), version.number(), reason));
          case Version.Requested _,
              Version.Failed _,
              Version.Compromised _,
              Version.DestroyedCompromised _ ->
              refuse(Rotation.stateOf(key, version));
        };
  }

  /** Where the protecting version was compromised, a fresh one is asked for at once. */
  static Decision replaceCompromised(Present key, Decision decision) {
    if (!(decision instanceof Decision.Accepted(var compromised))
        || compromised.stream().noneMatch(event -> protects(key, event))
        || key.versions().lastEntry().getValue() instanceof Version.Requested) {
      return decision;
    }
    var events = new ArrayList<>(compromised);
    events.add(Rotation.requestNext(key, Activation.WHEN_GENERATED));
    return new Decision.Accepted(events);
  }

  private static boolean protects(Present key, KeyEvent event) {
    return event instanceof KeyEvent.Compromised(_, var number, _)
        && key.versions().get(number) instanceof Version.Active;
  }

  private static boolean isUsable(Version version) {
    return version.destruction() instanceof Destruction.None
        && !(version instanceof Version.Compromised(_, _, Processing p, _)
            && p == Processing.SUSPENDED);
  }

  private static Refusal awaitingOrState(Present key, Version version) {
    return version.destruction() instanceof Destruction.None
        ? Rotation.stateOf(key, version)
        : new Refusal.VersionAwaitsDestruction(key.name(), version.number());
  }
}
