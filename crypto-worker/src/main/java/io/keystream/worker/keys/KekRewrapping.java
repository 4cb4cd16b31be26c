package io.keystream.worker.keys;

import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.Version;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.GroupWork.Errand;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the current key-encryption key wrap what earlier ones have wrapped, inside the HSM. What is
 * destroyed is left to them, and ends with them.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partitions.
 */
final class KekRewrapping {

  private static final Logger log = LoggerFactory.getLogger(KekRewrapping.class);

  private static final int AT_ONCE = 100;
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private final KeyView keys;
  private final MaterialView materials;
  private final Token token;
  private final Map<String, Long> triedInVain = new HashMap<>();

  KekRewrapping(KeyView keys, MaterialView materials, Token token) {
    this.keys = keys;
    this.materials = materials;
    this.token = token;
  }

  /** What is to be done in these partitions; null where there is nothing. */
  @Nullable Errand errand(Set<Integer> partitions) {
    try {
      var current = token.keyEncryptionKeys().current();
      var due = due(current, partitions);
      return due.isEmpty() ? null : batch -> wrapAgain(due, current, batch);
    } catch (TokenFailure e) {
      tell(e);
      return null;
    }
  }

  private List<MaterialView.Placed> due(KekLabel current, Set<Integer> partitions) {
    if (materials.byKek().keySet().stream().noneMatch(current::follows)) {
      return List.of();
    }
    var now = System.nanoTime();
    triedInVain.values().removeIf(at -> now - at >= BETWEEN_TRIES.toNanos());
    return materials.wrappedUnder(
        current::follows, partitions, Set.copyOf(triedInVain.keySet()), AT_ONCE);
  }

  private void wrapAgain(List<MaterialView.Placed> due, KekLabel current, Batch batch) {
    try {
      for (var placed : due) {
        wrapAgain(placed, current, batch);
      }
    } catch (TokenFailure e) {
      tell(e);
    }
  }

  private void wrapAgain(MaterialView.Placed placed, KekLabel current, Batch batch) {
    var record = placed.record();
    var id = MaterialMapping.id(record);
    if (isDestroyed(id)) {
      batch.send(toLog(placed.partition(), id, null));
      return;
    }
    try {
      var algorithm = KeyAlgorithm.valueOf(record.getAlgorithm());
      var material = (Material.Wrapped) MaterialMapping.toMaterial(record);
      var again = token.keyEncryptionKeys().rewrap(id, algorithm, material, current);
      batch.send(toLog(placed.partition(), id, MaterialMapping.toRecord(id, algorithm, again)));
    } catch (TokenFailure.MaterialRejected
        | TokenFailure.Unsupported
        | IllegalArgumentException e) {
      // Whoever may write to the topic could write anything.
      triedInVain.put(MaterialView.recordKey(id), System.nanoTime());
      log.atError()
          .addKeyValue("material", MaterialView.recordKey(id))
          .setCause(e)
          .log("material stays under an earlier key-encryption key");
    }
  }

  /** Whoever writes destroyed material to the log again does not bring it back. */
  private boolean isDestroyed(MaterialId id) {
    if (!(keys.key(id.key()) instanceof Key.Present key)) {
      return false;
    }
    var version = key.versions().get(id.version());
    return version instanceof Version.Destroyed || version instanceof Version.DestroyedCompromised;
  }

  private static ProducerRecord<String, byte[]> toLog(
      int partition, MaterialId id, @Nullable KeyMaterialRecord record) {
    return new ProducerRecord<>(
        Topics.KEY_MATERIAL.name(),
        partition,
        MaterialView.recordKey(id),
        record == null ? null : Topics.KEY_MATERIAL.codec().encode(record));
  }

  private static void tell(TokenFailure why) {
    log.atWarn().setMessage("material is not wrapped again now").setCause(why).log();
  }
}
