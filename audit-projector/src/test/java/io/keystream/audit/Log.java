package io.keystream.audit;

import io.keystream.schemas.Sizing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the topics as the services do: in transactions. */
final class Log implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;

  private Log(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  static Log with(String bootstrapServers) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "audit-test-" + UUID.randomUUID(),
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                5),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return new Log(producer);
  }

  void audit(AuditRecord record) {
    producer.beginTransaction();
    sendAudit(record);
    producer.commitTransaction();
  }

  /** Sends a record and leaves its transaction open. */
  void auditWithoutCommit(AuditRecord record) {
    producer.beginTransaction();
    sendAudit(record);
    producer.flush();
  }

  void abort() {
    producer.abortTransaction();
  }

  void events(List<KeyEventRecord> events) {
    producer.beginTransaction();
    for (var event : events) {
      send(Topics.KEY_EVENTS, event.getKey(), Topics.KEY_EVENTS.codec().encode(event));
    }
    producer.commitTransaction();
  }

  void access(byte[] event) {
    producer.beginTransaction();
    send(Topics.ACCESS_EVENTS, "access", event);
    producer.commitTransaction();
  }

  void garbage(Topic<?> topic, int partition) {
    producer.beginTransaction();
    var _ = producer.send(new ProducerRecord<>(topic.name(), partition, "key", new byte[] {1, 2}));
    producer.commitTransaction();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void sendAudit(AuditRecord record) {
    var key = record.getCaller().getPrincipal();
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.AUDIT_LOG.name(),
                null,
                record.getRecordedAt().toEpochMilli(),
                key,
                Topics.AUDIT_LOG.codec().encode(record)));
  }

  private void send(Topic<?> topic, String key, byte[] bytes) {
    var _ = producer.send(new ProducerRecord<>(topic.name(), key, bytes));
  }
}
