package io.keystream.checker;

/**
 * Where on the log something is.
 *
 * @param partition negative when the topic as a whole is meant
 */
public record Location(String topic, int partition, long offset) {

  static Location wholeTopic(String topic) {
    return new Location(topic, -1, -1);
  }

  @Override
  public String toString() {
    return partition < 0 ? topic : topic + "-" + partition + " offset " + offset;
  }
}
