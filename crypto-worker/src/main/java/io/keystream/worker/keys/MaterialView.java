package io.keystream.worker.keys;

import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyName;
import io.keystream.follow.CurrentView;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.MaterialId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the material of every key version is, as bytes of the log: one array for each version, a
 * few hundred bytes; nothing of it is loaded into the HSM before it is used. Beside it lie
 * envelopes that keys come in, until they are opened.
 *
 * <p><b>Thread safety:</b> any thread may ask; one applies.
 */
public final class MaterialView implements AutoCloseable {

  private final Map<String, Stored> records = new ConcurrentHashMap<>();
  private final Map<KekLabel, Integer> keks = new ConcurrentHashMap<>();
  private final Map<String, byte[]> envelopes = new ConcurrentHashMap<>();
  private final TopicFollower follower;

  public MaterialView(KafkaClients clients) {
    this.follower = new TopicFollower(clients, Topics.KEY_MATERIAL.name(), this::apply);
  }

  public void start() {
    follower.start();
  }

  /** Null where there is none, or it was destroyed. */
  public @Nullable KeyMaterialRecord material(MaterialId id) {
    var stored = records.get(recordKey(id));
    return stored == null ? null : stored.decoded();
  }

  /** An envelope that holds what it says; null where there is none. */
  @Nullable KeyMaterialRecord envelope(KeyName key, EnvelopeHash hash) {
    var recordKey = Envelopes.recordKey(key, hash);
    var bytes = envelopes.get(recordKey);
    if (bytes == null) {
      return null;
    }
    var record = Topics.KEY_MATERIAL.codec().decode(bytes);
    return Envelopes.isWhole(recordKey, record) ? record : null;
  }

  /** Whether there is any of the version. */
  public boolean has(MaterialId id) {
    return records.containsKey(recordKey(id));
  }

  /** How much of it each key-encryption key wraps. */
  public SortedMap<KekLabel, Integer> byKek() {
    return new TreeMap<>(keks);
  }

  /**
   * So much of what key-encryption keys wrap that something holds of.
   *
   * @param except keys of records that are left out
   */
  List<Placed> wrappedUnder(
      Predicate<KekLabel> which, Set<Integer> partitions, Set<String> except, int most) {
    return records.entrySet().stream()
        .filter(entry -> partitions.contains(entry.getValue().partition()))
        .filter(entry -> entry.getValue().kek() != null && which.test(entry.getValue().kek()))
        .filter(entry -> !except.contains(entry.getKey()))
        .limit(most)
        .map(Map.Entry::getValue)
        .map(stored -> new Placed(stored.partition(), stored.decoded()))
        .toList();
  }

  public int size() {
    return records.size();
  }

  /** To decide on everything written until then; for a thread of its own. */
  public CurrentView current(String purpose) {
    return follower.current(purpose);
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  /** The key of a version's record: {@code name/version}. */
  static String recordKey(MaterialId id) {
    return id.key() + "/" + id.version().number();
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      count(records.remove(record.key()), -1);
      envelopes.remove(record.key());
      return;
    }
    var material = Topics.KEY_MATERIAL.codec().decode(record.value());
    if (material.getCustody().equals(Envelopes.CUSTODY)) {
      envelopes.put(record.key(), record.value());
      return;
    }
    var id = MaterialMapping.id(material);
    if (!recordKey(id).equals(record.key())) {
      throw new IllegalStateException(
          "material of '" + recordKey(id) + "' under the record key '" + record.key() + "'");
    }
    var stored =
        new Stored(
            Bytes.adopt(record.value()),
            MaterialMapping.kek(material).orElse(null),
            record.partition());
    count(records.put(record.key(), stored), -1);
    count(stored, 1);
  }

  private void count(@Nullable Stored stored, int more) {
    if (stored != null && stored.kek() != null) {
      keks.compute(stored.kek(), (_, before) -> sum(before, more));
    }
  }

  private static @Nullable Integer sum(@Nullable Integer before, int more) {
    var sum = (before == null ? 0 : before) + more;
    return sum == 0 ? null : sum;
  }

  @Override
  public void close() {
    follower.close();
  }

  /** The material of a version, and the partition that it is in. */
  record Placed(int partition, KeyMaterialRecord record) {}

  /**
   * The material of a version.
   *
   * @param kek that wraps it; null where none does
   */
  private record Stored(Bytes bytes, @Nullable KekLabel kek, int partition) {

    KeyMaterialRecord decoded() {
      return Topics.KEY_MATERIAL.codec().decode(bytes.toArray());
    }
  }
}
