package io.keystream.checker;

import io.keystream.directory.FollowedSecret;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.schemas.wire.SecretEventRecord;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the evidence of every secret event of one partition, where there is something to go by.
 */
final class SecretEventProof {

  private final Findings findings;
  private final @Nullable VerifiedSecretEvents events;

  /** Judges nothing without events to follow. */
  SecretEventProof(Findings findings, @Nullable VerifiedSecretEvents events) {
    this.findings = findings;
    this.events = events;
  }

  /**
   * Whether the other rules are to judge the event: what nobody decided is found, and is no event.
   *
   * @param sequence of the newest event of its path
   */
  boolean holds(Entry<SecretEventRecord> entry, SecretEventRecord record, long sequence) {
    if (events == null) {
      return true;
    }
    try {
      return switch (events.follow(record, sequence)) {
        case FollowedSecret.Proven _, FollowedSecret.Known _ -> true;
        case FollowedSecret.Ignored(var reason) -> {
          findings.add(Rule.SECRET_EVENT_IS_PROVEN, entry.at(), reason);
          yield false;
        }
      };
    } catch (IllegalStateException eventsAreMissing) {
      return true;
    }
  }
}
