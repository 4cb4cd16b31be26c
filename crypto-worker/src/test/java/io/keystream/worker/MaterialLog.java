package io.keystream.worker;

import io.keystream.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the log holds of key material at this moment. */
final class MaterialLog {
  private MaterialLog() {}

  /** The newest record under each name; null is a tombstone. */
  static Map<String, byte @Nullable []> of(String bootstrapServers) {
    var newest = new HashMap<String, byte @Nullable []>();
    for (var record : WholeTopic.of(bootstrapServers, Topics.KEY_MATERIAL.name())) {
      newest.put(record.key(), record.value());
    }
    return newest;
  }
}
