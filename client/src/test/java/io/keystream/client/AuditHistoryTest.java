package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Four records a minute apart by one principal, and one by another. */
final class AuditHistoryTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  @BeforeAll
  static void two_principals_use_a_key() {
    try (var producer = Kafka.producer()) {
      for (var i = 0; i < 4; i++) {
        put(producer, "svc-history", "h" + i, START.plusSeconds(60L * i));
      }
      put(producer, "svc-other", "o1", START.plusSeconds(60));
    }
  }

  @Test
  void all_that_a_principal_did_since_then_is_read_in_order() {
    assertThat(ids("svc-history", START)).containsExactly("h0", "h1", "h2", "h3");
    assertThat(ids("svc-history", START.plusSeconds(90))).containsExactly("h2", "h3");
    assertThat(ids("svc-other", START)).containsExactly("o1");
  }

  @Test
  void who_did_nothing_since_then_has_no_history() {
    assertThat(ids("svc-history", START.plusSeconds(600))).isEmpty();
    assertThat(ids("svc-nobody", START)).isEmpty();
  }

  private static List<String> ids(String principal, Instant since) {
    var ids = new ArrayList<String>();
    AuditHistory.read(
        Kafka.bus(), new Principal(principal), since, record -> ids.add(record.getRecordId()));
    return ids;
  }

  private static void put(
      Producer<String, byte[]> producer, String principal, String id, Instant at) {
    var record =
        AuditRecord.newBuilder(
                PolicyReplayTest.used("Encrypt", "payments/cards", id, AuditDecision.ALLOWED))
            .setRecordedAt(at)
            .setCaller(new CallerRecord(principal, "till", null, false))
            .build();
    Kafka.put(
        producer,
        new ProducerRecord<>(
            Topics.AUDIT_LOG.name(),
            null,
            at.toEpochMilli(),
            principal,
            Topics.AUDIT_LOG.codec().encode(record)));
  }
}
