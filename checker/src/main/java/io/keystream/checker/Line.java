package io.keystream.checker;

import io.keystream.schemas.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * A line across all topics, drawn before anything is read: what lies before it must be explained;
 * the explanation may lie behind it.
 *
 * <p>Offsets of different topics cannot be taken at one moment, and the partitions of one
 * transaction become visible one after the other. So a record is only judged when its transaction
 * was decided before the line was drawn, and what must go with it is looked for up to the ends that
 * topics have when they are read, which is later. Whatever committed with the record is there by
 * then, in whatever order the topics are read.
 */
final class Line {

  private final Map<String, Map<Integer, Long>> ends = new HashMap<>();

  private Line() {}

  static Line drawn(Log log) {
    var line = new Line();
    for (var topic : Topics.ALL) {
      line.ends.put(topic.name(), log.decided(topic));
    }
    return line;
  }

  boolean isAfter(Location at) {
    return at.offset() < end(at.topic(), at.partition());
  }

  private long end(String topic, int partition) {
    return ends.getOrDefault(topic, Map.of()).getOrDefault(partition, 0L);
  }
}
