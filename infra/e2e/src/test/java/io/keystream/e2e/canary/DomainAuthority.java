package io.keystream.e2e.canary;

import io.keystream.credentials.PublicKey;
import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Whose signature a worker domain's manifests have: what a client pins. */
final class DomainAuthority {

  private static final TopicPartition MANIFESTS = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private DomainAuthority() {}

  /** Waits for the domain's first manifest. */
  static Fingerprint of(String domain, String bootstrapServers, Duration limit) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(MANIFESTS));
      consumer.seekToBeginning(List.of(MANIFESTS));
      var giveUpAt = System.nanoTime() + limit.toNanos();
      while (System.nanoTime() - giveUpAt < 0) {
        for (var record : consumer.poll(POLL)) {
          if (domain.equals(record.key())) {
            var authority = Topics.DOMAIN_KEYS.codec().decode(record.value()).getAuthority();
            return PublicKey.parse(bytes(authority)).fingerprint();
          }
        }
      }
      throw new AssertionError("no crypto-worker published keys of domain '" + domain + "'");
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
