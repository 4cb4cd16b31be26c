package io.keystream.directory;

import io.keystream.directory.FollowedSecret.Ignored;
import io.keystream.directory.FollowedSecret.Known;
import io.keystream.directory.FollowedSecret.Proven;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Follows the secret events of one partition and believes what proves itself: {@link
 * VerifiedEvents} says when. Its command is signed by the service that issued it; in whose name,
 * the service says.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class VerifiedSecretEvents {

  private final VerifiedEvents<SecretEventRecord, SecretCommandRecord, SecretEvent> events;

  /** Goes on from what an earlier follower knew. */
  public VerifiedSecretEvents(VerifiedDirectory directory, int partition, Moment latest) {
    this.events = new VerifiedEvents<>(new SecretEventContent(), directory, partition, latest);
  }

  public Moment latest() {
    return events.latest();
  }

  /** When something is decided that is decided now: time does not run back. */
  public Instant atLeastLatest(Instant now) {
    return events.atLeastLatest(now);
  }

  /** Something was decided here, at that moment or the latest. */
  public void decided(Moment moment) {
    events.decided(moment);
  }

  /** What is known of secrets and of the store. */
  public interface Sequences {

    /** Of the newest event about it; 0 where there is none. */
    long of(SecretSubject subject);
  }

  /**
   * Judges the value of the next record of the topic.
   *
   * @throws IllegalStateException where events before it are missing: the log is corrupt
   */
  public FollowedSecret follow(byte @Nullable [] value, Sequences sequences) {
    if (value == null) {
      return new Ignored("it is empty");
    }
    try {
      var record = Topics.SECRET_EVENTS.codec().decode(value);
      return follow(record, sequences.of(new SecretSubject(record.getPath())));
    } catch (UnreadableRecord e) {
      return new Ignored(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Judges the next record.
   *
   * @param sequence of the newest event of its path
   * @throws IllegalStateException where events before it are missing: the log is corrupt
   */
  public FollowedSecret follow(SecretEventRecord record, long sequence) {
    return switch (events.follow(record, sequence)) {
      case FollowedEvent.Proven<SecretCommandRecord, SecretEvent>(var command, var event) ->
          new Proven(record, command, event);
      case FollowedEvent.Known<SecretCommandRecord, SecretEvent> _ -> new Known();
      case FollowedEvent.Ignored<SecretCommandRecord, SecretEvent>(var why) -> new Ignored(why);
    };
  }
}
