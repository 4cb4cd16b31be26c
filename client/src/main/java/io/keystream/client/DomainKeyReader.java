package io.keystream.client;

import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.ManifestGate;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the worker domain says of its keys, and believes what the pinned authority signed.
 *
 * <p>Thread safety: safe; every call has a consumer of its own.
 */
final class DomainKeyReader {

  private static final TopicPartition MANIFESTS = new TopicPartition(Topics.DOMAIN_KEYS.name(), 0);

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
    var refused = new AtomicReference<>("there is none");
    WholePartition.read(
        bus,
        MANIFESTS,
        record -> {
          if (trust.domain().equals(record.key())) {
            offer(record, now).ifPresent(refused::set);
          }
        });
    return gate.manifest(now)
        .flatMap(manifest -> manifest.current(now))
        .map(epoch -> new Current(epoch.key(), epoch.useUntil()))
        .orElseThrow(() -> new NoAnswer.Disconnected(nothing(refused.get()), null));
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
