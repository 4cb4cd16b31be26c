package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.caller.Principal;
import io.keystream.schemas.Topics;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BusinessHoursTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void declared_hours_are_on_the_controls_topic_under_their_principal() throws Exception {
    try (var seen = new Responder<>(Topics.CONTROLS, _ -> List.of());
        var client =
            KeystreamClient.connect(
                Kafka.configuration(), InstantSource.fixed(NOW), WorkerStandIn.RANDOM)) {
      client
          .declareHours(
              new BusinessHours(
                  new Principal("svc-night"),
                  BERLIN,
                  EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                  LocalTime.of(8, 0),
                  LocalTime.of(17, 30)))
          .get(Kafka.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      var record = first(seen);
      var hours = Topics.CONTROLS.codec().decode(record.value());
      assertThat(record.key()).isEqualTo("svc-night");
      assertThat(hours.getDays()).containsExactly("MONDAY", "FRIDAY");
      assertThat(hours.getFrom()).isEqualTo("08:00");
      assertThat(hours.getUntil()).isEqualTo("17:30");
      assertThat(hours.getDeclaredBy().getPrincipal()).isEqualTo("svc-cards");
    }
  }

  @Test
  void hours_without_a_day_or_a_length_are_not_hours() {
    var eight = LocalTime.of(8, 0);
    var somebody = new Principal("p");
    assertThatThrownBy(() -> new BusinessHours(somebody, BERLIN, Set.of(), eight, LocalTime.NOON))
        .hasMessageContaining("at least one day");
    assertThatThrownBy(
            () -> new BusinessHours(somebody, BERLIN, Set.of(DayOfWeek.MONDAY), eight, eight))
        .hasMessageContaining("08:00");
  }

  private static org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> first(
      Responder<?> seen) {
    var end = System.nanoTime() + Kafka.PATIENCE.toNanos();
    while (seen.seen().isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    return seen.seen().getFirst();
  }
}
