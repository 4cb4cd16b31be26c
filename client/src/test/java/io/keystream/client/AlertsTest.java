package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AlertSeverity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class AlertsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @BeforeAll
  static void four_alerts_are_raised_a_minute_apart() {
    try (var producer = Kafka.producer()) {
      for (var i = 0; i < 4; i++) {
        var at = NOW.plusSeconds(60L * i);
        Kafka.put(
            producer,
            new ProducerRecord<>(
                Topics.ALERTS.name(),
                null,
                at.toEpochMilli(),
                "principal-" + i,
                Topics.ALERTS.codec().encode(alert("alert-" + i, at))));
      }
    }
  }

  @Test
  void the_newest_alerts_come_oldest_first() {
    assertThat(ids(NOW, 2)).containsExactly("alert-2", "alert-3");
  }

  @Test
  void alerts_from_before_are_left_out() {
    assertThat(ids(NOW.plusSeconds(60), 10)).containsExactly("alert-1", "alert-2", "alert-3");
    assertThat(ids(NOW.plusSeconds(600), 10)).isEmpty();
  }

  private static List<String> ids(Instant since, int limit) {
    try (var client =
        KeystreamClient.connect(
            Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      return client.alerts(since, limit).stream().map(Alert::id).toList();
    }
  }

  private static AlertRecord alert(String id, Instant at) {
    return new AlertRecord(
        id,
        "outside-business-hours",
        AlertSeverity.HIGH,
        CallerMapping.toRecord(Kafka.CALLER),
        "payments/cards",
        "Decrypt",
        at,
        at,
        "record",
        "at three in the morning",
        "");
  }
}
