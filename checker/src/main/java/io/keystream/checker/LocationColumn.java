package io.keystream.checker;

/** A place on one topic for every row of a table. */
final class LocationColumn {

  private static final int PARTITION_BITS = 12;

  private final String topic;
  private final LongColumn packed = new LongColumn();

  LocationColumn(String topic) {
    this.topic = topic;
  }

  Location at(int row) {
    var value = packed.at(row);
    return new Location(topic, (int) (value & mask()), value >>> PARTITION_BITS);
  }

  void set(int row, Location at) {
    if (at.partition() > mask()) {
      throw new IllegalArgumentException("more partitions than can be checked: " + at);
    }
    packed.set(row, at.offset() << PARTITION_BITS | at.partition());
  }

  private static long mask() {
    return (1L << PARTITION_BITS) - 1;
  }
}
