package io.keystream.audit.streams;

import io.keystream.schemas.wire.KeyStateRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key in a list of keys.
 *
 * @param first its first version
 * @param primary its active version or, where there is none, its latest
 * @param active the number of its active version
 * @param latest the number of its latest version
 */
public record KeySummary(
    KeyStateRecord first, KeyStateRecord primary, @Nullable Integer active, int latest) {

  static KeySummary of(List<KeyStateRecord> versions) {
    var latest = versions.getLast();
    var active = versions.stream().filter(v -> v.getState().equals("active")).findFirst();
    return new KeySummary(
        versions.getFirst(),
        active.orElse(latest),
        active.map(KeyStateRecord::getVersion).orElse(null),
        latest.getVersion());
  }

  public String name() {
    return first.getKey();
  }
}
