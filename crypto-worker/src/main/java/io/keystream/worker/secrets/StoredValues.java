package io.keystream.worker.secrets;

import io.keystream.domain.secret.SecretPath;
import io.keystream.follow.FollowClients;
import io.keystream.follow.Place;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SecretValueRecord;
import io.keystream.worker.token.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ciphertexts of all values, as bytes of the log. Whether one is the value of any version,
 * events say.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
public final class StoredValues implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoredValues.class);

  private final Map<String, Stored> records = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  public StoredValues(FollowClients clients) {
    this.follower = new TopicFollower(clients, Topics.SECRET_VALUES.name(), this::apply);
  }

  public void start() {
    follower.start();
  }

  /** Null where there is none. */
  @Nullable SecretValueRecord of(SecretPath path, UUID id) {
    var stored = records.get(recordKey(path, id));
    return stored == null ? null : Topics.SECRET_VALUES.codec().decode(stored.bytes().toArray());
  }

  /** So many of those that something holds of. */
  List<SecretValueRecord> some(Predicate<Stored> which, int most) {
    return records.values().stream()
        .filter(which)
        .limit(most)
        .map(stored -> Topics.SECRET_VALUES.codec().decode(stored.bytes().toArray()))
        .toList();
  }

  /** The record keys of those that something holds of. */
  Set<String> keys(Predicate<Stored> which) {
    return records.values().stream()
        .filter(which)
        .map(Stored::recordKey)
        .collect(Collectors.toSet());
  }

  /** How many of those that something holds of are wrapped by which version of the key. */
  SortedMap<Integer, Integer> byKeyVersion(Predicate<Stored> which) {
    var numbers = new TreeMap<Integer, Integer>();
    records.values().stream()
        .filter(which)
        .forEach(stored -> numbers.merge(stored.keyVersion(), 1, Integer::sum));
    return numbers;
  }

  static String recordKey(SecretPath path, UUID id) {
    return recordKey(path.path(), id.toString());
  }

  /** The key of a value's record. */
  static String recordKey(String path, String id) {
    return path + "/" + id;
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  /** Whoever may write to the topic could write anything: what is no value is none. */
  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      records.remove(record.key());
      return;
    }
    try {
      var value = Topics.SECRET_VALUES.codec().decode(record.value());
      if (recordKey(value.getPath(), value.getValueId()).equals(record.key())) {
        records.put(
            record.key(),
            new Stored(record.key(), value.getKeyVersion(), Bytes.adopt(record.value())));
        return;
      }
      ignored(record, "it stands under the key of another value");
    } catch (UnreadableRecord e) {
      ignored(record, String.valueOf(e.getMessage()));
    }
  }

  private static void ignored(ConsumerRecord<String, byte[]> record, String why) {
    log.atWarn()
        .addKeyValue("place", Place.of(record))
        .addKeyValue("reason", why)
        .log("a record is no value of a secret");
  }

  @Override
  public void close() {
    follower.close();
  }

  /**
   * One of them.
   *
   * @param keyVersion of the key that wraps the value's own
   */
  record Stored(String recordKey, int keyVersion, Bytes bytes) {}
}
