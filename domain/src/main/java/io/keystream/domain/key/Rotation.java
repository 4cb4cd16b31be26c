package io.keystream.domain.key;

import static io.keystream.domain.key.KeyDecisions.accept;
import static io.keystream.domain.key.KeyDecisions.refuse;

import io.keystream.domain.key.Key.Present;
import io.keystream.domain.key.Version.Destruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How a fresh version comes to protect: requested, generated, activated. */
final class Rotation {
  private Rotation() {}

  static Decision rotate(Present key, Activation activation) {
    return key.provenance().origin().rotates()
        ? request(key, activation, MaterialSource.GENERATED)
        : refuse(new Refusal.ImportedKeyDoesNotRotate(key.name()));
  }

  /** Asks for a further version, unless one is on its way. */
  static Decision request(Present key, Activation activation, MaterialSource source) {
    for (var version : key.versions().values()) {
      if (version instanceof Version.Requested(var number, _, _)) {
        return refuse(new Refusal.RotationInProgress(key.name(), number));
      }
    }
    if (isSuspended(key)) {
      return refuse(new Refusal.KeyIsSuspended(key.name()));
    }
    if (isFull(key)) {
      return refuse(new Refusal.TooManyVersions(key.name(), KeyDecisions.MAX_VERSIONS));
    }
    return accept(new KeyEvent.VersionRequested(key.name(), key.nextVersion(), activation, source));
  }

  static KeyEvent requestNext(Present key, Activation activation) {
    return new KeyEvent.VersionRequested(key.name(), key.nextVersion(), activation);
  }

  static Function<Version, Decision> activate(Present key) {
    return version ->
        switch (version) {
          case Version.PreActive(_, _, Destruction.None _) -> activate(key, version.number());
          case Version.PreActive _ ->
              refuse(new Refusal.VersionAwaitsDestruction(key.name(), version.number()));
          case Version.Requested _,
              Version.Failed _,
              Version.Active _,
              Version.Suspended _,
              Version.Deactivated _,
              Version.Compromised _,
              Version.Destroyed _,
              Version.DestroyedCompromised _ ->
              refuse(stateOf(key, version));
        };
  }

  private static Decision activate(Present key, KeyVersion number) {
    if (isSuspended(key)) {
      return refuse(new Refusal.KeyIsSuspended(key.name()));
    }
    var hindrance = Minimums.protection(key, number);
    return hindrance == null ? new Decision.Accepted(activation(key, number)) : refuse(hindrance);
  }

  /** One that is generated while it may not protect stays pre-active. */
  static Function<Version, Decision> confirmGenerated(Present key, Material material) {
    return version ->
        switch (version) {
          case Version.Requested(var number, var activation, _) -> {
            var events = new ArrayList<KeyEvent>();
            events.add(new KeyEvent.Generated(key.name(), number, material));
            if (activation == Activation.WHEN_GENERATED
                && !isSuspended(key)
                && Minimums.protection(key, number) == null) {
              events.addAll(activation(key, number));
            }
            yield new Decision.Accepted(events);
          }
          case Version.Failed _,
              Version.PreActive _,
              Version.Active _,
              Version.Suspended _,
              Version.Deactivated _,
              Version.Compromised _,
              Version.Destroyed _,
              Version.DestroyedCompromised _ ->
              refuse(stateOf(key, version));
        };
  }

  static Function<Version, Decision> reportFailed(Present key, String reason) {
    return version ->
        version instanceof Version.Requested(var number, _, _)
            ? accept(new KeyEvent.GenerationFailed(key.name(), number, reason))
            : refuse(stateOf(key, version));
  }

  /** Whether the protecting version is suspended: nothing takes its place meanwhile. */
  static boolean isSuspended(Present key) {
    return key.versions().values().stream()
        .anyMatch(v -> v instanceof Version.Suspended s && s.origin() == Version.Origin.ACTIVE);
  }

  static boolean isFull(Present key) {
    return key.versions().size() >= KeyDecisions.MAX_VERSIONS;
  }

  static Refusal stateOf(Present key, Version version) {
    return new Refusal.VersionIs(key.name(), version.number(), version.state());
  }

  /** The predecessor stops protecting before the fresh version begins. */
  private static List<KeyEvent> activation(Present key, KeyVersion number) {
    var events = new ArrayList<KeyEvent>();
    for (var version : key.versions().values()) {
      if (version instanceof Version.Active(var active, _)) {
        events.add(new KeyEvent.Deactivated(key.name(), active));
      }
    }
    events.add(new KeyEvent.Activated(key.name(), number));
    return events;
  }
}
