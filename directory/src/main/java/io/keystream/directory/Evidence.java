package io.keystream.directory;

import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SecretEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;

/**
 * What makes an event believed, whatever it is about.
 *
 * @param accessVersion sequence of the newest access event that the decision knew
 * @param decider fingerprint of the certificate of the service that decided
 */
record Evidence(
    SignedCommandRecord command, long accessVersion, ByteBuffer decider, ByteBuffer signature) {

  static Evidence of(KeyEvidenceRecord record) {
    return new Evidence(
        record.getCommand(), record.getAccessVersion(), record.getDecider(), record.getSignature());
  }

  static Evidence of(SecretEvidenceRecord record) {
    return new Evidence(
        record.getCommand(), record.getAccessVersion(), record.getDecider(), record.getSignature());
  }
}
