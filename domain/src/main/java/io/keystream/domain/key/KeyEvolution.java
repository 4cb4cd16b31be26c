package io.keystream.domain.key;

import io.keystream.domain.key.Key.Absent;
import io.keystream.domain.key.Key.Present;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Origin;
import io.keystream.domain.key.Version.Processing;
import java.util.Collections;
import java.util.TreeMap;

/** Folds a key's events; an event that cannot happen in a state means a corrupt log. */
public final class KeyEvolution {
  private KeyEvolution() {}

  public static Key evolve(Key key, KeyEvent event) {
    if (!key.name().equals(event.key())) {
      throw corrupt(key, event);
    }
    return switch (new Step(key, event)) {
      case Step(Absent a, KeyEvent.Created e) ->
          new Present(
              a.name(),
              e.spec(),
              Collections.emptyNavigableMap(),
              KeyConfiguration.DEFAULT,
              Provenance.GENERATED.with(e.origin()));
      case Step(Absent _, _) -> throw corrupt(key, event);
      case Step(Present p, KeyEvent.Created e) when Importing.isVacant(p) ->
          new Present(
              p.name(),
              e.spec(),
              p.versions(),
              KeyConfiguration.DEFAULT,
              p.provenance().with(e.origin()));
      case Step(Present _, KeyEvent.Created _) -> throw corrupt(key, event);

      case Step(Present p, KeyEvent.VersionRequested e) -> request(p, e);
      case Step(Present p, KeyEvent.Generated e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.GenerationFailed e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Activated e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Suspended e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Resumed e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Deactivated e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Compromised e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.DestructionScheduled e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.DestructionCancelled e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.DestructionStarted e) -> with(p, e, e.version());
      case Step(Present p, KeyEvent.Destroyed e) -> with(p, e, e.version());

      case Step(Present p, KeyEvent.Configured e) when Minimums.hindrance(p, e) == null ->
          with(p, p.configuration().with(e));
      case Step(Present p, KeyEvent.Trimmed e) when Minimums.hindrance(p, e) == null ->
          with(p, p.configuration().with(e));
      case Step(Present _, KeyEvent.Configured _), Step(Present _, KeyEvent.Trimmed _) ->
          throw corrupt(key, event);
    };
  }

  private static Key request(Present key, KeyEvent.VersionRequested event) {
    if (!event.version().equals(key.nextVersion())) {
      throw corrupt(key, event);
    }
    var source = event.source();
    return put(
        key,
        new Version.Requested(event.version(), event.activation(), source),
        key.provenance().with(event.version(), source));
  }

  private static Key with(Present key, KeyConfiguration configuration) {
    return new Present(key.name(), key.spec(), key.versions(), configuration, key.provenance());
  }

  private static Key with(Present key, KeyEvent event, KeyVersion number) {
    var version = key.versions().get(number);
    if (version == null) {
      throw corrupt(key, event);
    }
    return put(key, next(key, version, event), key.provenance());
  }

  private static Version next(Present key, Version version, KeyEvent event) {
    return switch (new VersionStep(version, event)) {
      case VersionStep(Version.Requested v, KeyEvent.Generated e) ->
          new Version.PreActive(v.number(), e.material(), Destruction.NONE);
      case VersionStep(Version.Requested v, KeyEvent.GenerationFailed e) ->
          new Version.Failed(v.number(), e.reason());

      case VersionStep(Version.PreActive(var n, var m, Destruction.None _), KeyEvent.Activated _)
          when noneActive(key)
              && !Rotation.isSuspended(key)
              && Minimums.protection(key, n) == null ->
          new Version.Active(n, m);
      case VersionStep(Version.PreActive v, KeyEvent.Compromised _) ->
          new Version.Compromised(v.number(), v.material(), Processing.NEVER, v.destruction());

      case VersionStep(Version.Active v, KeyEvent.Suspended _) ->
          new Version.Suspended(v.number(), v.material(), Origin.ACTIVE, Destruction.NONE);
      case VersionStep(Version.Active v, KeyEvent.Deactivated _) ->
          new Version.Deactivated(v.number(), v.material(), Destruction.NONE);
      case VersionStep(Version.Active v, KeyEvent.Compromised _) ->
          new Version.Compromised(v.number(), v.material(), Processing.ALLOWED, Destruction.NONE);

      case VersionStep(
              Version.Suspended(var n, var m, var origin, Destruction.None _),
              KeyEvent.Resumed _) ->
          switch (origin) {
            case ACTIVE -> new Version.Active(n, m);
            case DEACTIVATED -> new Version.Deactivated(n, m, Destruction.NONE);
          };
      case VersionStep(Version.Suspended v, KeyEvent.Compromised _) ->
          new Version.Compromised(v.number(), v.material(), Processing.SUSPENDED, v.destruction());

      case VersionStep(
              Version.Deactivated(var n, var m, Destruction.None _),
              KeyEvent.Suspended _) ->
          new Version.Suspended(n, m, Origin.DEACTIVATED, Destruction.NONE);
      case VersionStep(Version.Deactivated v, KeyEvent.Compromised _) ->
          new Version.Compromised(v.number(), v.material(), Processing.ALLOWED, v.destruction());

      case VersionStep(
              Version.Compromised(var n, var m, var processing, Destruction.None _),
              KeyEvent.Suspended _)
          when processing == Processing.ALLOWED ->
          new Version.Compromised(n, m, Processing.SUSPENDED, Destruction.NONE);
      case VersionStep(
              Version.Compromised(var n, var m, var processing, Destruction.None _),
              KeyEvent.Resumed _)
          when processing == Processing.SUSPENDED ->
          new Version.Compromised(n, m, Processing.ALLOWED, Destruction.NONE);

      case VersionStep(Version.Destroyed v, KeyEvent.Compromised _) ->
          new Version.DestroyedCompromised(v.number());

      case VersionStep(_, KeyEvent.DestructionScheduled e)
          when version.destruction() instanceof Destruction.None ->
          withDestruction(version, e, new Destruction.Scheduled(e.at()));
      case VersionStep(_, KeyEvent.DestructionCancelled e)
          when version.destruction() instanceof Destruction.Scheduled ->
          withDestruction(version, e, Destruction.NONE);
      case VersionStep(_, KeyEvent.DestructionStarted e)
          when version.destruction() instanceof Destruction.Scheduled
              || (version.destruction() instanceof Destruction.None
                  && key.configuration().isTrimmed(version.number())) ->
          withDestruction(version, e, new Destruction.Started());
      case VersionStep(_, KeyEvent.Destroyed _)
          when version.destruction() instanceof Destruction.Started ->
          version instanceof Version.Compromised
              ? new Version.DestroyedCompromised(version.number())
              : new Version.Destroyed(version.number());

      case VersionStep(_, _) -> throw corrupt(version, event);
    };
  }

  private static Version withDestruction(Version version, KeyEvent event, Destruction destruction) {
    return switch (version) {
      case Version.PreActive(var n, var m, _) -> new Version.PreActive(n, m, destruction);
      case Version.Suspended(var n, var m, var o, _) -> new Version.Suspended(n, m, o, destruction);
      case Version.Deactivated(var n, var m, _) -> new Version.Deactivated(n, m, destruction);
      case Version.Compromised(var n, var m, var p, _) ->
          new Version.Compromised(n, m, p, destruction);
      case Version.Requested _,
          Version.Failed _,
          Version.Active _,
          Version.Destroyed _,
          Version.DestroyedCompromised _ ->
          throw corrupt(version, event);
    };
  }

  private static boolean noneActive(Present key) {
    return key.versions().values().stream().noneMatch(Version.Active.class::isInstance);
  }

  private static Key put(Present key, Version version, Provenance provenance) {
    var versions = new TreeMap<>(key.versions());
    versions.put(version.number(), version);
    return new Present(key.name(), key.spec(), versions, key.configuration(), provenance);
  }

  private static IllegalStateException corrupt(Key key, KeyEvent event) {
    var state =
        switch (key) {
          case Absent _ -> "which does not exist";
          case Present p -> "with " + p.versions().size() + " versions";
        };
    return new IllegalStateException(
        "corrupt log: " + event + " cannot happen to key '" + key.name() + "', " + state);
  }

  private static IllegalStateException corrupt(Version version, KeyEvent event) {
    return new IllegalStateException("corrupt log: " + event + " cannot happen to " + version);
  }

  private record Step(Key key, KeyEvent event) {}

  private record VersionStep(Version version, KeyEvent event) {}
}
