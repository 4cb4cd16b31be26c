package io.keystream.worker.keys;

import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyName;
import io.keystream.follow.CurrentView;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.MaterialId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<String, byte[]> records = new ConcurrentHashMap<>();
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
    var bytes = records.get(recordKey(id));
    return bytes == null ? null : Topics.KEY_MATERIAL.codec().decode(bytes);
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

  public int size() {
    return records.size();
  }

  /** To decide on everything written until then; for a thread of its own. */
  public CurrentView current(String purpose) {
    return follower.current(purpose);
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
      records.remove(record.key());
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
    records.put(record.key(), record.value());
  }

  @Override
  public void close() {
    follower.close();
  }
}
