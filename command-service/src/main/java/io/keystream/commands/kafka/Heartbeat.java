package io.keystream.commands.kafka;

import org.apache.kafka.clients.consumer.Consumer;

/** Whether the group still hears of a member: what tells an idle one from one that is cut off. */
final class Heartbeat {

  private static final String METRIC = "last-heartbeat-seconds-ago";

  private final Consumer<?, ?> member;

  Heartbeat(Consumer<?, ?> member) {
    this.member = member;
  }

  /** Seconds since the group last answered; -1 when it never did. */
  double secondsAgo() {
    return member.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(METRIC))
        .map(metric -> metric.getValue().metricValue())
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .findFirst()
        .orElse(-1);
  }
}
