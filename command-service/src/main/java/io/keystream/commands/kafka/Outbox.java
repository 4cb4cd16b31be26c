package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Verdict;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends what a verdict writes into the open transaction of a partition. */
final class Outbox {

  private final Producer<String, byte[]> producer;
  private final int partition;
  private @Nullable Future<RecordMetadata> newestEvent;

  Outbox(Producer<String, byte[]> producer, int partition) {
    this.producer = producer;
    this.partition = partition;
  }

  /**
   * What a verdict writes, events first.
   *
   * @throws IllegalArgumentException when a record is too large
   */
  List<ProducerRecord<String, byte[]>> records(Verdict verdict, Instant now) {
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var event : verdict.events()) {
      records.add(record(event));
    }
    if (verdict.audit() != null) {
      records.add(record(verdict.audit()));
    }
    if (verdict.replyTo() != null) {
      records.add(record(verdict.reply(), verdict.replyTo(), now));
    }
    return records;
  }

  /** A failed send fails the commit, where it is seen. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    for (var record : records) {
      var sent = producer.send(record);
      if (record.topic().equals(Topics.KEY_EVENTS.name())) {
        newestEvent = sent;
      }
    }
  }

  /** The offset after the newest event of a committed transaction. */
  long nextEvent(long before) {
    if (newestEvent == null) {
      return before;
    }
    try {
      var next = newestEvent.get().offset() + 1;
      newestEvent = null;
      return next;
    } catch (ExecutionException e) {
      throw new KafkaException("an event of a committed transaction was not sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted after a commit", e);
    }
  }

  private ProducerRecord<String, byte[]> record(KeyEventRecord event) {
    return new ProducerRecord<>(
        Topics.KEY_EVENTS.name(),
        partition,
        event.getOccurredAt().toEpochMilli(),
        event.getKey(),
        Topics.KEY_EVENTS.codec().encode(event));
  }

  private static ProducerRecord<String, byte[]> record(
      CommandReplyRecord reply, ReplyAddress to, Instant now) {
    return new ProducerRecord<>(
        Topics.COMMAND_REPLIES.name(),
        to.getPartition(),
        now.toEpochMilli(),
        to.getAddress(),
        Topics.COMMAND_REPLIES.codec().encode(reply));
  }

  private static ProducerRecord<String, byte[]> record(AuditRecord audit) {
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        audit.getRecordedAt().toEpochMilli(),
        audit.getCaller().getPrincipal(),
        Topics.AUDIT_LOG.codec().encode(audit));
  }
}
