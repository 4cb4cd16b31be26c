package io.keystream.domain.key;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a key and its material come from, whatever becomes of them.
 *
 * @param imported versions that were asked for with material from outside
 */
public record Provenance(KeyOrigin origin, SortedSet<KeyVersion> imported) {

  /** Of a key that the HSM made. */
  public static final Provenance GENERATED =
      new Provenance(KeyOrigin.GENERATED, Collections.emptySortedSet());

  public Provenance {
    imported = Collections.unmodifiableSortedSet(new TreeSet<>(imported));
  }

  /** Of a key that begins again, as none of its versions ever had material. */
  Provenance with(KeyOrigin fresh) {
    return new Provenance(fresh, imported);
  }

  Provenance with(KeyVersion version, MaterialSource source) {
    return switch (source) {
      case MaterialSource.Generated _ -> this;
      case MaterialSource.Imported _ -> {
        var more = new TreeSet<>(imported);
        more.add(version);
        yield new Provenance(origin, more);
      }
    };
  }

  /** Of one version. */
  public boolean isImported(KeyVersion version) {
    return imported.contains(version);
  }
}
