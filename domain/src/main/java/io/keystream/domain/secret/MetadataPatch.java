package io.keystream.domain.secret;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which pairs of custom metadata are to be others, and which are to go; the rest stays. */
public record MetadataPatch(SortedMap<String, String> set, SortedSet<String> remove) {

  public static final MetadataPatch NOTHING =
      new MetadataPatch(Collections.emptySortedMap(), Collections.emptySortedSet());

  public MetadataPatch {
    set = new CustomMetadata(set).pairs();
    remove = Collections.unmodifiableSortedSet(new TreeSet<>(remove));
    remove.forEach(CustomMetadata::checkKey);
    if (!Collections.disjoint(set.keySet(), remove)) {
      throw new IllegalArgumentException("custom_metadata has a key to set and to remove");
    }
  }

  /** The pairs that there are then; they may be too many. */
  SortedMap<String, String> appliedTo(CustomMetadata custom) {
    var pairs = new TreeMap<>(custom.pairs());
    pairs.keySet().removeAll(remove);
    pairs.putAll(set);
    return pairs;
  }
}
