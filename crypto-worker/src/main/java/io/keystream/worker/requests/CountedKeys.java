package io.keystream.worker.requests;

import io.keystream.domain.budget.BudgetLimits;
import io.keystream.follow.Place;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.CountedKeyRecord;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.PartitionHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was counted in budgets on the log, in the transaction of the answer, so that another
 * worker goes on counting: a restart gives nobody a fresh budget.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class CountedKeys implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CountedKeys.class);

  private final PartitionHistory history;
  private final InstantSource clock;

  CountedKeys(KafkaClients clients, InstantSource clock) {
    this.history = new PartitionHistory(clients, "counted-keys");
    this.clock = clock;
  }

  /** The budgets of a partition as they are at this moment, whoever counted. */
  CallerBudgets of(int partition) {
    var budgets = new CallerBudgets();
    var now = clock.instant();
    var nanos = System.nanoTime();
    history.read(
        new TopicPartition(Topics.COUNTED_KEYS.name(), partition),
        now.minus(BudgetLimits.MAX_WINDOW),
        record -> recount(record, budgets, now, nanos));
    return budgets;
  }

  /**
   * What is no such record is nobody's count; a forged one makes a budget smaller, never larger.
   */
  static void recount(
      ConsumerRecord<String, byte[]> record, CallerBudgets budgets, Instant now, long nanos) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    try {
      var counted = Topics.COUNTED_KEYS.codec().decode(record.value());
      budgets.recount(
          record.key(),
          BudgetLimits.parse(counted.getBudget()),
          counted.getKey(),
          nanos - ago(counted.getCountedAt(), now).toNanos());
    } catch (UnreadableRecord | IllegalArgumentException e) {
      log.atWarn()
          .setMessage("no counted key")
          .addKeyValue("place", Place.of(record))
          .addKeyValue("reason", e.getMessage())
          .log();
    }
  }

  static ProducerRecord<String, byte[]> record(
      String principal, String key, BudgetLimits limits, int partition, Instant now) {
    return new ProducerRecord<>(
        Topics.COUNTED_KEYS.name(),
        partition,
        now.toEpochMilli(),
        principal,
        Topics.COUNTED_KEYS
            .codec()
            .encode(
                new CountedKeyRecord(key, limits.toString(), now.truncatedTo(ChronoUnit.MILLIS))));
  }

  /** Whose clock was ahead has counted now. */
  private static Duration ago(Instant time, Instant now) {
    return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
  }

  @Override
  public void close() {
    history.close();
  }
}
