package io.keystream.worker.keys;

import io.keystream.credentials.Credential;
import io.keystream.directory.CommandSigner;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.Material;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.worker.token.MaterialId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells a key what became of its events, by commands of this worker whose ids follow from what they
 * report: however often one is sent, it counts once.
 */
public final class OutcomeCommands {

  private static final int MAX_REASON_LENGTH = 1000;

  private final CallerRecord caller;
  private final CommandSigner signer;
  private final InstantSource clock;

  /**
   * Signs with the worker's own credential, as the principal that its certificate names.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public OutcomeCommands(
      Credential credential, Fingerprint platform, String node, InstantSource clock) {
    this.caller = new CallerRecord(credential.certificate().commonName(), node, null, false);
    this.signer = CommandSigner.with(credential, platform);
    this.clock = clock;
  }

  ProducerRecord<String, byte[]> generated(MaterialId id, Material material, int partition) {
    return record(
        "generate",
        id,
        new KeyCommand.ConfirmGenerated(id.key(), id.version(), material),
        partition);
  }

  ProducerRecord<String, byte[]> generationFailed(MaterialId id, String reason, int partition) {
    var text = reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH));
    return record(
        "generate-failed",
        id,
        new KeyCommand.ReportGenerationFailed(id.key(), id.version(), text),
        partition);
  }

  ProducerRecord<String, byte[]> destroyed(MaterialId id, int partition) {
    return record(
        "destroy", id, new KeyCommand.ConfirmDestroyed(id.key(), id.version()), partition);
  }

  private ProducerRecord<String, byte[]> record(
      String verb, MaterialId id, KeyCommand command, int partition) {
    var commandId = verb + "/" + id.key() + "/" + id.version().number();
    var value =
        new KeyCommandRecord(
            UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8)).toString(),
            id.key().path(),
            caller,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            null,
            KeyCommandMapping.toUnion(command),
            null);
    return new ProducerRecord<>(
        Topics.COMMANDS.name(),
        partition,
        id.key().path(),
        Topics.COMMANDS.codec().encode(signer.sign(value)));
  }
}
