package io.keystream.domain.key;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A key as its events tell it: not yet there, or there with its versions. */
public sealed interface Key {

  KeyName name();

  /** Nothing happened under this name. */
  record Absent(KeyName name) implements Key {}

  /**
   * Created; its versions are numbered from 1 without gaps and at most one protects, or would if it
   * were not suspended.
   */
  record Present(
      KeyName name,
      KeySpec spec,
      NavigableMap<KeyVersion, Version> versions,
      KeyConfiguration configuration,
      Provenance provenance)
      implements Key {

    /** Of a key that the HSM made. */
    public Present(
        KeyName name,
        KeySpec spec,
        NavigableMap<KeyVersion, Version> versions,
        KeyConfiguration configuration) {
      this(name, spec, versions, configuration, Provenance.GENERATED);
    }

    public Present {
      versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
      check(name, versions);
    }

    /** Whether all is told of it that is told of another, beside the states of versions. */
    public boolean isDescribedAs(Present other) {
      return spec.equals(other.spec)
          && configuration.equals(other.configuration)
          && provenance.origin() == other.provenance.origin();
    }

    /** The number that the next generation of material gets. */
    KeyVersion nextVersion() {
      return versions.isEmpty() ? KeyVersion.FIRST : versions.lastKey().next();
    }

    private static void check(KeyName name, NavigableMap<KeyVersion, Version> versions) {
      int count = 0;
      int fresh = 0;
      for (var entry : versions.entrySet()) {
        count++;
        var version = entry.getValue();
        if (entry.getKey().number() != count || version.number().number() != count) {
          throw new IllegalArgumentException(
              "key '" + name + "' needs version " + count + ", has " + version);
        }
        fresh += isFresh(version) ? 1 : 0;
      }
      if (fresh > 1) {
        throw new IllegalArgumentException("key '" + name + "' has two active versions");
      }
    }

    private static boolean isFresh(Version version) {
      return switch (version) {
        case Version.Active _ -> true;
        case Version.Suspended suspended -> suspended.origin() == Version.Origin.ACTIVE;
        case Version.Requested _,
            Version.Failed _,
            Version.PreActive _,
            Version.Deactivated _,
            Version.Compromised _,
            Version.Destroyed _,
            Version.DestroyedCompromised _ ->
            false;
      };
    }
  }
}
