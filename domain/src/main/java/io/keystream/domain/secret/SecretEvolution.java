package io.keystream.domain.secret;

import io.keystream.domain.secret.Secret.Absent;
import io.keystream.domain.secret.Secret.Present;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Folds a secret's events; an event that cannot happen in a state means a corrupt log. */
public final class SecretEvolution {
  private SecretEvolution() {}

  public static Secret evolve(Secret secret, SecretEvent.AboutSecret event) {
    if (!secret.path().equals(event.path())) {
      throw corrupt(secret, event);
    }
    return switch (new Step(secret, event)) {
      case Step(Absent a, SecretEvent.Written e) ->
          write(empty(a.path(), e.createdAt(), SecretSettings.NONE, CustomMetadata.NONE), e);
      case Step(Absent a, SecretEvent.MetadataSet e) ->
          empty(a.path(), e.setAt(), e.settings(), e.custom());
      case Step(Absent _, _) -> throw corrupt(secret, event);

      case Step(Present p, SecretEvent.Written e) -> write(p, e);
      case Step(Present p, SecretEvent.Dropped e) -> drop(p, e);
      case Step(Present p, SecretEvent.Deleted e) ->
          each(p, e, e.versions(), (kept, _) -> with(kept, new Deletion.From(e.deletedAt())));
      case Step(Present p, SecretEvent.Undeleted e) ->
          each(p, e, e.versions(), (kept, _) -> with(kept, e.deletion()));
      case Step(Present p, SecretEvent.Destroyed e) ->
          each(
              p,
              e,
              e.versions(),
              (kept, number) -> new Version.Destroyed(number, kept.createdAt(), kept.deletion()));
      case Step(Present p, SecretEvent.MetadataSet e) ->
          new Present(
              p.path(),
              p.createdAt(),
              p.updatedAt(),
              e.settings(),
              e.custom(),
              p.current(),
              p.versions());
      case Step(Present p, SecretEvent.Removed _) -> new Absent(p.path());
    };
  }

  /** What the store is after this. */
  public static StoreConfiguration evolve(SecretEvent.StoreConfigured event) {
    return event.configuration();
  }

  private static Present empty(
      SecretPath path, Instant createdAt, SecretSettings settings, CustomMetadata custom) {
    return new Present(
        path, createdAt, createdAt, settings, custom, 0, Collections.emptyNavigableMap());
  }

  private static Present write(Present secret, SecretEvent.Written event) {
    if (event.version().number() != secret.current() + 1 || secret.has(event.value())) {
      throw corrupt(secret, event);
    }
    var versions = new TreeMap<>(secret.versions());
    versions.put(
        event.version(),
        new Version.Kept(event.version(), event.value(), event.createdAt(), event.deletion()));
    return new Present(
        secret.path(),
        secret.createdAt(),
        event.createdAt(),
        secret.settings(),
        secret.custom(),
        event.version().number(),
        versions);
  }

  private static Present drop(Present secret, SecretEvent.Dropped event) {
    var versions = new TreeMap<>(secret.versions());
    if (!versions.keySet().containsAll(event.versions())) {
      throw corrupt(secret, event);
    }
    versions.keySet().removeAll(event.versions());
    return with(secret, versions);
  }

  private static Present each(
      Present secret,
      SecretEvent event,
      SortedSet<SecretVersion> numbers,
      BiFunction<Version.Kept, SecretVersion, Version> change) {
    var versions = new TreeMap<>(secret.versions());
    for (var number : numbers) {
      if (!(versions.get(number) instanceof Version.Kept kept)) {
        throw corrupt(secret, event);
      }
      versions.put(number, change.apply(kept, number));
    }
    return with(secret, versions);
  }

  private static Version with(Version.Kept version, Deletion deletion) {
    return new Version.Kept(version.number(), version.value(), version.createdAt(), deletion);
  }

  private static Present with(Present secret, NavigableMap<SecretVersion, Version> versions) {
    return new Present(
        secret.path(),
        secret.createdAt(),
        secret.updatedAt(),
        secret.settings(),
        secret.custom(),
        secret.current(),
        versions);
  }

  private static IllegalStateException corrupt(Secret secret, SecretEvent event) {
    return new IllegalStateException(
        "corrupt log: "
            + event
            + " cannot happen to secret '"
            + secret.path()
            + "' at version "
            + secret.currentVersion());
  }

  private record Step(Secret secret, SecretEvent.AboutSecret event) {}
}
