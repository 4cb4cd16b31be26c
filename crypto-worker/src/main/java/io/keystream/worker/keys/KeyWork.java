package io.keystream.worker.keys;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.follow.CurrentView;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.sessions.OwnEnrolment;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.Envelope;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.TokenFailure;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out key events in the HSM: makes the material of requested versions and destroys what is
 * to be destroyed, and tells the key by a command.
 *
 * <p>A repeat is harmless: only a version that still waits is served; material that is in the log
 * is confirmed again and never made anew; the command has the same id.
 */
final class KeyWork implements GroupWork {

  private static final Logger log = LoggerFactory.getLogger(KeyWork.class);

  private final CurrentView currentKeys;
  private final CurrentView currentMaterials;
  private final KeyView keys;
  private final MaterialView materials;
  private final Token token;
  private final DomainMaterialId wrappingKey;
  private final OutcomeCommands commands;
  private final OwnEnrolment enrolment;
  private final KekRewrapping rewrapping;

  KeyWork(
      KeyView keys,
      MaterialView materials,
      Token token,
      DomainMaterialId wrappingKey,
      OutcomeCommands commands,
      OwnEnrolment enrolment) {
    this.currentKeys = keys.current("keys");
    this.currentMaterials = materials.current("keys");
    this.keys = keys;
    this.materials = materials;
    this.token = token;
    this.wrappingKey = wrappingKey;
    this.commands = commands;
    this.enrolment = enrolment;
    this.rewrapping = new KekRewrapping(keys, materials, token);
  }

  @Override
  public void prepare() {
    currentKeys.await();
    currentMaterials.await();
    enrolment.check();
  }

  @Override
  public Taken take(ConsumerRecord<String, byte[]> record, Batch batch) {
    try {
      var event = event(record);
      if (event != null) {
        carryOut(event, record.partition(), batch);
      }
      batch.consumed(record);
      return Taken.DONE;
    } catch (TokenFailure e) {
      log.atError().setCause(e).log("token failed at a key event");
      return Taken.LAST;
    }
  }

  /**
   * What the record says, proven or not: only what the key waits for by the events that hold is
   * carried out. Null where it says nothing.
   */
  private static @Nullable KeyEvent event(ConsumerRecord<String, byte[]> record) {
    try {
      return KeyEventMapping.toEvent(Topics.KEY_EVENTS.codec().decode(record.value()));
    } catch (SerializationException | IllegalArgumentException _) {
      return null;
    }
  }

  private void carryOut(KeyEvent event, int partition, Batch batch) {
    switch (event) {
      case KeyEvent.VersionRequested e ->
          generate(new MaterialId(e.key(), e.version()), partition, batch);
      case KeyEvent.DestructionStarted e ->
          destroy(new MaterialId(e.key(), e.version()), partition, batch);
      case KeyEvent.Created _,
          KeyEvent.Generated _,
          KeyEvent.GenerationFailed _,
          KeyEvent.Activated _,
          KeyEvent.Suspended _,
          KeyEvent.Resumed _,
          KeyEvent.Deactivated _,
          KeyEvent.Compromised _,
          KeyEvent.DestructionScheduled _,
          KeyEvent.DestructionCancelled _,
          KeyEvent.Configured _,
          KeyEvent.Trimmed _,
          KeyEvent.Destroyed _ -> {}
    }
  }

  private void generate(MaterialId id, int partition, Batch batch) {
    if (!(keys.key(id.key()) instanceof Key.Present key)
        || !(key.versions().get(id.version()) instanceof Version.Requested requested)) {
      return;
    }
    try {
      var existing = materials.material(id);
      var material = existing != null ? existing : made(id, key, requested.source());
      if (existing == null) {
        batch.send(
            new ProducerRecord<>(
                Topics.KEY_MATERIAL.name(),
                partition,
                MaterialView.recordKey(id),
                Topics.KEY_MATERIAL.codec().encode(material)));
      }
      batch.send(commands.generated(id, MaterialMapping.toDomain(material), partition));
    } catch (TokenFailure.Unsupported | TokenFailure.MaterialRejected e) {
      batch.send(commands.generationFailed(id, e.getMessage(), partition));
    }
    if (requested.source() instanceof MaterialSource.Imported(var envelope, _)) {
      batch.send(
          new ProducerRecord<>(
              Topics.KEY_MATERIAL.name(),
              partition,
              Envelopes.recordKey(id.key(), envelope),
              null));
    }
  }

  private KeyMaterialRecord made(MaterialId id, Key.Present key, MaterialSource source) {
    // Another worker may have made the next key-encryption key.
    var _ = token.keyEncryptionKeys().current();
    var spec = key.spec();
    var material =
        switch (source) {
          case MaterialSource.Generated _ -> token.generate(id, spec.algorithm(), spec.custody());
          case MaterialSource.Imported imported -> taken(id, spec.algorithm(), imported);
        };
    return MaterialMapping.toRecord(id, spec.algorithm(), material);
  }

  private Material taken(MaterialId id, KeyAlgorithm algorithm, MaterialSource.Imported imported) {
    var record = materials.envelope(id.key(), imported.envelope());
    if (record == null) {
      throw new TokenFailure.MaterialRejected("its envelope is not on the log");
    }
    var envelope =
        new Envelope(Bytes.adopt(FieldBytes.reveal(record.getWrapped())), imported.hash());
    return token.imports().take(id, algorithm, wrappingKey, envelope);
  }

  private void destroy(MaterialId id, int partition, Batch batch) {
    if (!(keys.key(id.key()) instanceof Key.Present key) || !isBeingDestroyed(key, id)) {
      return;
    }
    var material = materials.material(id);
    if (material != null) {
      token.destroy(id, MaterialMapping.toMaterial(material));
      batch.send(
          new ProducerRecord<>(
              Topics.KEY_MATERIAL.name(), partition, MaterialView.recordKey(id), null));
    }
    batch.send(commands.destroyed(id, partition));
  }

  @Override
  public @Nullable Errand errand(Set<Integer> partitions) {
    return rewrapping.errand(partitions);
  }

  private static boolean isBeingDestroyed(Key.Present key, MaterialId id) {
    var version = key.versions().get(id.version());
    return version != null && version.destruction() instanceof Destruction.Started;
  }

  @Override
  public void rewound() {}

  @Override
  public void left(Collection<TopicPartition> partitions) {}

  @Override
  public void close() {
    currentKeys.close();
    currentMaterials.close();
  }
}
