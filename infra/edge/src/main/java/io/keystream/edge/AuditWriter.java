package io.keystream.edge;

import io.keystream.domain.policy.Source;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Puts on the audit log what callers ask over connections, before they are answered. Many send at
 * the same time, so that the producer sends their records together.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class AuditWriter implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Producer<String, byte[]> producer;
  private final DirectStrangers strangers;
  private final InstantSource clock;

  /**
   * For one service.
   *
   * @param producer without transactions, this writer's own
   * @param kind of what strangers attempt here
   */
  public AuditWriter(
      Producer<String, byte[]> producer, String node, AuditKind kind, InstantSource clock) {
    this.producer = producer;
    this.strangers = new DirectStrangers(node, kind);
    this.clock = clock;
  }

  /** A record on its way to the audit log. */
  public static ProducerRecord<String, byte[]> toLog(AuditRecord record, Instant now) {
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        now.toEpochMilli(),
        record.getCaller().getPrincipal(),
        Topics.AUDIT_LOG.codec().encode(record));
  }

  /** What is to be recorded of somebody who is refused: no more than so much in a minute. */
  public List<ProducerRecord<String, byte[]>> ofRefused(
      Source source, Recognition.Refused refused, Instant now) {
    var asserted = refused.asserted();
    var attempts =
        switch (refused.whose()) {
          case SOMEBODYS ->
              strangers.attempt(
                  new CallerRecord(asserted, asserted, null, false),
                  source,
                  refused.code(),
                  refused.message(),
                  now);
          case NOBODYS ->
              strangers.attempt(
                  StrangerRecord.UNKNOWN,
                  source,
                  refused.code(),
                  asserted.isEmpty()
                      ? refused.message()
                      : "Asserted to come from '%s'. %s".formatted(asserted, refused.message()),
                  now);
        };
    return attempts.stream().map(record -> toLog(record, now)).toList();
  }

  /** On their way when this returns; what keeps one from it is told by its future. */
  public List<Future<RecordMetadata>> send(List<ProducerRecord<String, byte[]>> records) {
    return records.stream().map(record -> Durably.send(producer, record)).toList();
  }

  /**
   * Returns when Kafka has acknowledged all of them.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotRecorded if it has not by then
   */
  public static void await(List<Future<RecordMetadata>> sent, long giveUpAt) {
    Durably.await(sent, giveUpAt);
  }

  @Override
  public void close() {
    var now = clock.instant();
    var missed = strangers.missed(now);
    if (missed.isPresent()) {
      // Closing the producer waits for it.
      var _ = Durably.send(producer, toLog(missed.get(), now));
    }
    producer.close(CLOSE_LIMIT);
  }
}
