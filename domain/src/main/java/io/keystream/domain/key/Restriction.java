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
        KeyUses.processes(version)
            ? accept(new KeyEvent.Suspended(key.name(), version.number(), reason))
            : refuse(whyNotUsable(key, version));
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
              refuse(whyNotUsable(key, version));
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

  /**
   * Where the protecting version was compromised, a fresh one is asked for at once, unless one is
   * on its way or the key may have no more, or none that the HSM makes.
   */
  static Decision replaceCompromised(Present key, Decision decision) {
    if (!(decision instanceof Decision.Accepted(var compromised))
        || compromised.stream().noneMatch(event -> protects(key, event))
        || key.versions().values().stream().anyMatch(Restriction::willProtect)
        || !key.provenance().origin().rotates()
        || Rotation.isFull(key)) {
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

  private static boolean willProtect(Version version) {
    return version instanceof Version.Requested(_, var activation, _)
        && activation == Activation.WHEN_GENERATED;
  }

  /** The nearest reason: a compromised version that is also suspended can be resumed. */
  static Refusal whyNotUsable(Present key, Version version) {
    if (!(version.destruction() instanceof Destruction.None)) {
      return new Refusal.VersionAwaitsDestruction(key.name(), version.number());
    }
    return version instanceof Version.Compromised(var number, _, var processing, _)
            && processing == Processing.SUSPENDED
        ? new Refusal.VersionIs(key.name(), number, "suspended")
        : Rotation.stateOf(key, version);
  }
}
