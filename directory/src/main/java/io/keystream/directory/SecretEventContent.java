package io.keystream.directory;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.SecretEventMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/** Events about secrets. */
final class SecretEventContent
    implements EventContent<SecretEventRecord, SecretCommandRecord, SecretEvent> {

  @Override
  public Topic<SecretEventRecord> topic() {
    return Topics.SECRET_EVENTS;
  }

  @Override
  public Claim claim(SecretEventRecord record) {
    var evidence = record.getEvidence();
    return new Claim(
        "secret '" + record.getPath() + "'",
        record.getSequence(),
        record.getOccurredAt(),
        evidence == null ? null : Evidence.of(evidence));
  }

  @Override
  public SecretEvent toEvent(SecretEventRecord record) {
    return SecretEventMapping.toEvent(record);
  }

  @Override
  public byte[] signedBytes(
      Fingerprint platform, byte[] command, EventPlace place, SecretEvent event) {
    return SecretEventBytes.of(platform, command, place, event);
  }

  @Override
  public Opened<SecretCommandRecord, ?> open(
      VerifiedDirectory directory, SignedCommandRecord command) {
    return directory.openSecretCommand(command);
  }

  @Override
  public boolean isCause(SecretCommandRecord command, SecretEventRecord record) {
    return record.getPath().equals(command.getPath())
        && record.getCommandId().equals(command.getCommandId())
        && record.getCaller().equals(command.getCaller())
        && record.getIssuer().equals(command.getIssuer());
  }
}
