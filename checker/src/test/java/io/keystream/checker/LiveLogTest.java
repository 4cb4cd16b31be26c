package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker against a real broker: transactions, group progress, a copied log. */
final class LiveLogTest {

  @TempDir private Path directory;

  @Test
  void a_log_is_checked_live_and_as_a_copy() throws IOException {
    var live = directory.resolve("live");
    CheckReport clean;
    try (var kafka = EmbeddedKafka.start(live)) {
      prepare(kafka);
      clean = ConsistencyChecker.check(kafka.bootstrapServers());
      assertThat(clean.findings()).isEmpty();

      try (var producer = producer(kafka)) {
        serve(producer, "r1", 0);
        abort(producer, "r2");
        consume(producer, Topics.COMMANDS.name(), Groups.DEFAULT.commands(), 1);
      }
      clean = ConsistencyChecker.check(kafka.bootstrapServers());
      assertThat(clean.findings()).isEmpty();
      assertThat(clean.counts()).isEqualTo(new CheckReport.Counts(0, 0, 1, 0, 0, 1, 1));

      try (var producer = producer(kafka)) {
        answerWithoutRecord(producer, "r3");
      }
    }
    copy(live, directory.resolve("copy"));

    try (var kafka = EmbeddedKafka.start(directory.resolve("copy"))) {
      var findings = ConsistencyChecker.check(kafka.bootstrapServers()).findings();
      assertThat(findings).extracting(Finding::rule).containsExactly(Rule.ANSWER_IS_RECORDED);
      assertThat(findings.getFirst().at().topic()).isEqualTo(Topics.CRYPTO_REPLIES.name());
    }
  }

  @Test
  void a_consumed_request_without_a_record_and_garbage_are_found() {
    try (var kafka = EmbeddedKafka.start(directory)) {
      prepare(kafka);
      try (var producer = producer(kafka)) {
        producer.beginTransaction();
        var _ = producer.send(request("r1"));
        var _ =
            producer.send(new ProducerRecord<>(Topics.AUDIT_LOG.name(), 1, "?", new byte[] {1, 2}));
        producer.commitTransaction();
        consume(producer, Topics.CRYPTO_REQUESTS.name(), Groups.DEFAULT.requests(), 1);
      }

      assertThat(ConsistencyChecker.check(kafka.bootstrapServers()).findings())
          .extracting(Finding::rule)
          .containsExactly(Rule.RECORD_IS_READABLE, Rule.CONSUMED_IS_RECORDED);
    }
  }

  private static void prepare(EmbeddedKafka kafka) {
    try (var admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
  }

  private static KafkaProducer<String, byte[]> producer(EmbeddedKafka kafka) {
    var producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "checker-test"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  private static void serve(KafkaProducer<String, byte[]> producer, String id, long offset) {
    producer.beginTransaction();
    var _ = producer.send(request(id));
    producer.commitTransaction();
    producer.beginTransaction();
    var _ = producer.send(audit(id));
    var _ = producer.send(reply(id));
    sendOffset(producer, Topics.CRYPTO_REQUESTS.name(), Groups.DEFAULT.requests(), offset + 1);
    producer.commitTransaction();
  }

  private static void abort(KafkaProducer<String, byte[]> producer, String id) {
    producer.beginTransaction();
    var _ = producer.send(reply(id));
    producer.flush();
    producer.abortTransaction();
  }

  private static void answerWithoutRecord(KafkaProducer<String, byte[]> producer, String id) {
    producer.beginTransaction();
    var _ = producer.send(reply(id));
    producer.commitTransaction();
  }

  private static void consume(
      KafkaProducer<String, byte[]> producer, String topic, String group, long offset) {
    producer.beginTransaction();
    sendOffset(producer, topic, group, offset);
    producer.commitTransaction();
  }

  private static void sendOffset(
      KafkaProducer<String, byte[]> producer, String topic, String group, long offset) {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (var partition = 0; partition < 3; partition++) {
      offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
    }
    producer.sendOffsetsToTransaction(offsets, group(group));
  }

  /** As of a member that assigns its partitions itself. */
  private static ConsumerGroupMetadata group(String id) {
    var settings = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:1", "group.id", id);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.groupMetadata();
    }
  }

  private static ProducerRecord<String, byte[]> request(String id) {
    var value = Topics.CRYPTO_REQUESTS.codec().encode(Story.requestRecord(id));
    return new ProducerRecord<>(Topics.CRYPTO_REQUESTS.name(), "alice", value);
  }

  private static ProducerRecord<String, byte[]> reply(String id) {
    var value = Topics.CRYPTO_REPLIES.codec().encode(new SealedReplyRecord(id, Story.sealed()));
    return new ProducerRecord<>(
        Topics.CRYPTO_REPLIES.name(),
        Story.ADDRESS.getPartition(),
        Story.ADDRESS.getAddress(),
        value);
  }

  /** Recorded years ago, so that its time has nothing to do with the time of the test. */
  private static ProducerRecord<String, byte[]> audit(String id) {
    var at = Instant.parse("2020-02-02T02:02:02.002Z");
    var record =
        AuditRecord.newBuilder(
                Story.auditRecord(AuditKind.USE, id, "payments/cards", null, AuditDecision.ALLOWED))
            .setRecordedAt(at)
            .build();
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        at.toEpochMilli(),
        "alice",
        Topics.AUDIT_LOG.codec().encode(record));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
