package io.keystream.audit.streams;

import java.util.List;

/**
 * A page of keys.
 *
 * @param hasMore whether further keys follow behind the last one
 */
public record KeyPage(List<KeySummary> keys, boolean hasMore) {

  public KeyPage {
    keys = List.copyOf(keys);
  }
}
