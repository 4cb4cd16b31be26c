package io.keystream.worker.domainkeys;

import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.DomainManifestRecord;
import io.keystream.sealing.DomainManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of manifests as somebody sees it who may read and write everything. */
record PublishedManifests(Map<String, Object> servers, String domain) {

  private static final TopicPartition TOPIC = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);

  /** What stands under this domain and can be read. */
  List<DomainManifestRecord> records() {
    var found = new ArrayList<DomainManifestRecord>();
    try (var reader =
        new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer())) {
      reader.assign(List.of(TOPIC));
      reader.seekToBeginning(List.of(TOPIC));
      var end = Objects.requireNonNull(reader.endOffsets(List.of(TOPIC)).get(TOPIC));
      while (reader.position(TOPIC) < end) {
        for (var record : reader.poll(Duration.ofMillis(100))) {
          if (domain.equals(record.key())) {
            addIfReadable(record.value(), found);
          }
        }
      }
    }
    return found;
  }

  DomainManifest newest() {
    return read(records().getLast());
  }

  static DomainManifest read(DomainManifestRecord record) {
    return DomainManifest.parse(record.getManifest().array());
  }

  void write(byte[] value) throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(servers, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC.topic(), domain, value)).get();
    }
  }

  private static void addIfReadable(byte[] value, List<DomainManifestRecord> found) {
    try {
      found.add(Topics.DOMAIN_KEYS.codec().decode(value));
    } catch (UnreadableRecord _) {
      // The garbage that a test has written.
    }
  }
}
