package io.keystream.worker.keks;

import io.keystream.domain.key.KekLabel;
import io.keystream.follow.FollowClients;
import io.keystream.follow.Place;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.KekEpochRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when each key-encryption key of a domain wraps, and when somebody wished for the next.
 * Whoever may write there can have one made earlier or later, and no more: what is destroyed
 * follows from the HSM and the material alone.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
final class KekEpochLog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(KekEpochLog.class);

  private final String domain;
  private final Map<String, KekEpochRecord> newest = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  KekEpochLog(FollowClients clients, String domain) {
    this.domain = domain;
    this.follower = new TopicFollower(clients, Topics.KEK_EPOCHS.name(), this::apply);
  }

  /** What is written when somebody wishes for the next one. */
  static KekEpochRecord wish(String domain, Instant now) {
    return new KekEpochRecord(wish(domain), now, null);
  }

  private static String wish(String domain) {
    return "kms/" + domain + "/kek/next";
  }

  void start() {
    follower.start();
  }

  TopicFollower follower() {
    return follower;
  }

  /** What is known of one. */
  Optional<KekEpochRecord> of(KekLabel label) {
    return Optional.ofNullable(newest.get(label.text()));
  }

  /** All of the domain's, in their order. */
  SortedMap<KekLabel, KekEpochRecord> all() {
    var all = new TreeMap<KekLabel, KekEpochRecord>();
    newest.forEach((text, epoch) ->
        KekLabel.tryParse(text)
            .filter(label -> label.domain().equals(domain))
            .ifPresent(label -> all.put(label, epoch)));
    return all;
  }

  /** Null if nobody ever did. */
  @Nullable Instant wishedAt() {
    var wished = newest.get(wish(domain));
    return wished == null ? null : wished.getAt();
  }

  /** What is no such record is left out. */
  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.value() == null) {
        newest.remove(record.key());
        return;
      }
      var epoch = Topics.KEK_EPOCHS.codec().decode(record.value());
      if (epoch.getLabel().equals(record.key())) {
        newest.put(record.key(), epoch);
      }
    } catch (UnreadableRecord e) {
      log.atWarn()
          .addKeyValue("place", Place.of(record))
          .addKeyValue("reason", e.getMessage())
          .log("a record tells of no key-encryption key");
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
