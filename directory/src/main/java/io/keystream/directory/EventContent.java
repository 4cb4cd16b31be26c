package io.keystream.directory;

import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * How the records of a topic of signed events say what they say.
 *
 * @param <R> the record
 * @param <C> the record of the command that it came of
 * @param <E> the event
 */
interface EventContent<R extends SpecificRecordBase, C, E> {

  Topic<R> topic();

  /**
   * What can be said of a record before it is believed.
   *
   * @param about what it is about, as messages name it
   * @param evidence null where it has none
   */
  record Claim(String about, long sequence, Instant occurredAt, @Nullable Evidence evidence) {}

  Claim claim(R record);

  /**
   * The event in the record.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  E toEvent(R record);

  /** What its decider signs. */
  byte[] signedBytes(Fingerprint platform, byte[] command, EventPlace place, E event);

  Opened<C, ?> open(VerifiedDirectory directory, SignedCommandRecord command);

  /** Whether the command is the one that the record says it came of. */
  boolean isCause(C command, R record);
}
