package io.keystream.checker;

import io.keystream.directory.FollowedKey;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.schemas.wire.KeyEventRecord;
import org.jspecify.annotations.Nullable;

/** Verifies the evidence of every key event of one partition, where there is something to go by. */
final class KeyEventProof {

  private final Findings findings;
  private final @Nullable VerifiedKeyEvents events;

  /** Judges nothing without events to follow. */
  KeyEventProof(Findings findings, @Nullable VerifiedKeyEvents events) {
    this.findings = findings;
    this.events = events;
  }

  /**
   * Whether the other rules are to judge the event: what nobody decided is found, and is no event.
   *
   * @param sequence of the newest event of its key
   */
  boolean holds(Entry<KeyEventRecord> entry, KeyEventRecord record, long sequence) {
    if (events == null) {
      return true;
    }
    try {
      return switch (events.follow(record, sequence)) {
        case FollowedKey.Proven _, FollowedKey.Known _ -> true;
        case FollowedKey.Ignored(var reason) -> {
          findings.add(Rule.KEY_EVENT_IS_PROVEN, entry.at(), reason);
          yield false;
        }
      };
    } catch (IllegalStateException eventsAreMissing) {
      return true;
    }
  }
}
