package io.keystream.directory;

import io.keystream.directory.FollowedKey.Ignored;
import io.keystream.directory.FollowedKey.Known;
import io.keystream.directory.FollowedKey.Proven;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Follows the key events of one partition and believes what proves itself: {@link VerifiedEvents}
 * says when.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class VerifiedKeyEvents {

  private final VerifiedEvents<KeyEventRecord, KeyCommandRecord, KeyEvent> events;

  /** Goes on from what an earlier follower knew. */
  public VerifiedKeyEvents(VerifiedDirectory directory, int partition, Moment latest) {
    this.events = new VerifiedEvents<>(new KeyEventContent(), directory, partition, latest);
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

  /** What is known of keys. */
  public interface Sequences {

    /** Of the newest event of the key; 0 where there is none. */
    long of(KeyName key);
  }

  /**
   * Judges the value of the next record of the topic.
   *
   * @throws IllegalStateException where events before it are missing: the log is corrupt
   */
  public FollowedKey follow(byte @Nullable [] value, Sequences sequences) {
    if (value == null) {
      return new Ignored("it is empty");
    }
    try {
      var record = Topics.KEY_EVENTS.codec().decode(value);
      return follow(record, sequences.of(new KeyName(record.getKey())));
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Ignored(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Judges the next record.
   *
   * @param sequence of the newest event of its key
   * @throws IllegalStateException where events before it are missing: the log is corrupt
   */
  public FollowedKey follow(KeyEventRecord record, long sequence) {
    return switch (events.follow(record, sequence)) {
      case FollowedEvent.Proven<KeyCommandRecord, KeyEvent>(var command, var event) ->
          new Proven(record, command, event);
      case FollowedEvent.Known<KeyCommandRecord, KeyEvent> _ -> new Known();
      case FollowedEvent.Ignored<KeyCommandRecord, KeyEvent>(var why) -> new Ignored(why);
    };
  }
}
