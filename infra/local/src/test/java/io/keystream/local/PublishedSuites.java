package io.keystream.local;

import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.sealing.DomainManifest;
import io.keystream.sealing.Suite;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The suites of the keys that a platform published for its callers to seal to. */
final class PublishedSuites {
  private PublishedSuites() {}

  static Set<Suite> at(String bootstrapServers) {
    var topic = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);
    var suites = EnumSet.noneOf(Suite.class);
    try (var reader =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      reader.assign(List.of(topic));
      reader.seekToBeginning(List.of(topic));
      var end = reader.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
      while (reader.position(topic) < end) {
        for (var record : reader.poll(Duration.ofMillis(100))) {
          var manifest = Topics.DOMAIN_KEYS.codec().decode(record.value()).getManifest();
          DomainManifest.parse(SignedCommandMapping.bytes(manifest)).epochs().stream()
              .map(epoch -> epoch.key().suite())
              .forEach(suites::add);
        }
      }
    }
    return suites;
  }
}
