package io.keystream.directory;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/** Events about keys. */
final class KeyEventContent implements EventContent<KeyEventRecord, KeyCommandRecord, KeyEvent> {

  @Override
  public Topic<KeyEventRecord> topic() {
    return Topics.KEY_EVENTS;
  }

  @Override
  public Claim claim(KeyEventRecord record) {
    var evidence = record.getEvidence();
    return new Claim(
        "key '" + record.getKey() + "'",
        record.getSequence(),
        record.getOccurredAt(),
        evidence == null ? null : Evidence.of(evidence));
  }

  @Override
  public KeyEvent toEvent(KeyEventRecord record) {
    return KeyEventMapping.toEvent(record);
  }

  @Override
  public byte[] signedBytes(
      Fingerprint platform, byte[] command, EventPlace place, KeyEvent event) {
    return KeyEventBytes.of(platform, command, place, event);
  }

  @Override
  public Opened<KeyCommandRecord, ?> open(
      VerifiedDirectory directory, SignedCommandRecord command) {
    return directory.openKeyCommand(command);
  }

  @Override
  public boolean isCause(KeyCommandRecord command, KeyEventRecord record) {
    return record.getKey().equals(command.getKey())
        && record.getCommandId().equals(command.getCommandId())
        && record.getCaller().equals(command.getCaller());
  }
}
