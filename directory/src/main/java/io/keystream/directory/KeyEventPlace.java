package io.keystream.directory;

import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import java.time.Instant;

/**
 * Where an event about a key stands.
 *
 * @param partition a copy elsewhere is none
 * @param sequence in the key's history, 1 for its first event
 * @param accessVersion sequence of the newest access event that its decision knew
 */
public record KeyEventPlace(int partition, long sequence, Instant occurredAt, long accessVersion) {

  static KeyEventPlace of(KeyEventRecord record, KeyEvidenceRecord evidence, int partition) {
    return new KeyEventPlace(
        partition, record.getSequence(), record.getOccurredAt(), evidence.getAccessVersion());
  }
}
