package io.keystream.directory;

import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Instant;
import java.util.Objects;

/**
 * The latest that a partition of events knows.
 *
 * @param accessVersion sequence of the newest access event that its newest decision knows
 */
public record Moment(Instant at, long accessVersion) {

  /** Before the first event. */
  public static final Moment NONE = new Moment(Instant.EPOCH, 0);

  /** That of an event that was believed. */
  public static Moment of(KeyEventRecord proven) {
    var evidence = Objects.requireNonNull(proven.getEvidence(), "believed without evidence");
    return new Moment(proven.getOccurredAt(), evidence.getAccessVersion());
  }
}
