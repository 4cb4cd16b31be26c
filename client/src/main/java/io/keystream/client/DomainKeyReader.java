package io.keystream.client;

import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.ManifestGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what the worker domain says of its keys, and believes what the pinned authority signed.
 *
 * <p>Thread safety: safe; every call has a consumer of its own.
 */
final class DomainKeyReader {

  private static final TopicPartition MANIFESTS = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Bus bus;
  private final Trust trust;
  private final ManifestGate gate;

  DomainKeyReader(Bus bus, Trust trust) {
    this.bus = bus;
    this.trust = trust;
    this.gate = new ManifestGate(trust.platform(), trust.domain(), trust.authorities());
  }

  /** A key to seal to, and when nothing may be sealed to it any more. */
  record Current(DomainKey key, Instant until) {}

  /**
   * The newest key that sessions may be opened to.
   *
   * @throws NoAnswer.Disconnected if nothing there is signed by the pinned authority and valid
   */
  Current read(Instant now) {
    try (var consumer =
        new KafkaConsumer<>(
            KafkaSettings.consumer(bus.bootstrapServers(), bus.timeout()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var refused = readAll(consumer, now);
      return gate.manifest(now)
          .flatMap(manifest -> manifest.current(now))
          .map(epoch -> new Current(epoch.key(), epoch.useUntil()))
          .orElseThrow(() -> new NoAnswer.Disconnected(nothing(refused), null));
    } catch (KafkaException e) {
      throw new NoAnswer.Disconnected(
          "Cannot read %s at %s: %s"
              .formatted(Topics.DOMAIN_KEYS, bus.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  /** Says why the last one that does not count does not. */
  private String readAll(Consumer<String, byte[]> consumer, Instant now) {
    consumer.assign(List.of(MANIFESTS));
    consumer.seekToBeginning(List.of(MANIFESTS));
    var end = Objects.requireNonNull(consumer.endOffsets(List.of(MANIFESTS)).get(MANIFESTS));
    var refused = "there is none";
    var giveUpAt = System.nanoTime() + bus.timeout().toNanos();
    while (consumer.position(MANIFESTS) < end) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new NoAnswer.Disconnected(Topics.DOMAIN_KEYS + " was not read in time", null);
      }
      for (var record : consumer.poll(POLL)) {
        if (trust.domain().equals(record.key())) {
          refused = offer(record, now).orElse(refused);
        }
      }
    }
    return refused;
  }

  private Optional<String> offer(ConsumerRecord<String, byte[]> record, Instant now) {
    if (record.value() == null) {
      return Optional.of("it was deleted");
    }
    try {
      var published = Topics.DOMAIN_KEYS.codec().decode(record.value());
      return gate.offer(
          Bytes.copy(published.getManifest()),
          Bytes.copy(published.getAuthority()),
          Bytes.copy(published.getSignature()),
          now);
    } catch (UnreadableRecord e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String nothing(String refused) {
    return "No valid manifest of worker domain '%s' on %s at %s: %s."
        .formatted(trust.domain(), Topics.DOMAIN_KEYS, bus.bootstrapServers(), refused);
  }
}
