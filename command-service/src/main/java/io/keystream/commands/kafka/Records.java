package io.keystream.commands.kafka;

import io.keystream.commands.answers.Reply;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Records as they lie on a topic. */
final class Records {
  private Records() {}

  /** Where a record stands, as records and messages spell it: topic/partition/offset. */
  static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "/" + record.partition() + "/" + record.offset();
  }

  /**
   * Reads the value.
   *
   * @throws SerializationException when it is none
   */
  static <V extends SpecificRecordBase> V decode(
      Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new SerializationException("a record without a value");
    }
    return topic.codec().decode(record.value());
  }

  /**
   * A record for a partition.
   *
   * @throws IllegalArgumentException when it is too large
   */
  static <V extends SpecificRecordBase> ProducerRecord<String, byte[]> of(
      Topic<V> topic, int partition, Instant time, String key, V value) {
    return new ProducerRecord<>(
        topic.name(), partition, time.toEpochMilli(), key, topic.codec().encode(value));
  }

  /** What one command leaves, in the order to write it: its events, its record, its answer. */
  static List<ProducerRecord<String, byte[]>> of(
      List<ProducerRecord<String, byte[]>> events,
      List<AuditRecord> audit,
      @Nullable Reply answer,
      Instant now) {
    var records = new ArrayList<>(events);
    audit.forEach(one -> records.add(of(one)));
    if (answer != null) {
      records.add(of(answer.record(), answer.to(), now));
    }
    return records;
  }

  /** An answer at its address. */
  private static ProducerRecord<String, byte[]> of(
      CommandReplyRecord reply, ReplyAddress to, Instant now) {
    return of(Topics.COMMAND_REPLIES, to.getPartition(), now, to.getAddress(), reply);
  }

  /** An audit record, where its principal's lie. */
  static ProducerRecord<String, byte[]> of(AuditRecord audit) {
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        audit.getRecordedAt().toEpochMilli(),
        audit.getCaller().getPrincipal(),
        Topics.AUDIT_LOG.codec().encode(audit));
  }
}
