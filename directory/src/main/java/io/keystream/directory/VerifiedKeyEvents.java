package io.keystream.directory;

import io.keystream.directory.FollowedKey.Ignored;
import io.keystream.directory.FollowedKey.Known;
import io.keystream.directory.FollowedKey.Proven;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows the key events of one partition and believes what proves itself.
 *
 * <p>Write access to the topic proves nothing. An event counts where a service that was enrolled
 * has signed that it decided this, here and then, and a caller that was enrolled has signed the
 * command that it came of. The command alone does not do: it may have been refused.
 *
 * <p><b>Laws.</b> What does not hold changes nothing and stops nothing. Neither time nor what is
 * known of access runs back in a partition. The same records in the same order are believed
 * everywhere, as long as the directory knows every access event that was written before them.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class VerifiedKeyEvents {

  private final VerifiedDirectory directory;
  private final int partition;
  private Moment latest;
  private @Nullable Sent lastCommand;

  /**
   * The latest that a partition knows.
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

  /** Goes on from what an earlier follower knew. */
  public VerifiedKeyEvents(VerifiedDirectory directory, int partition, Moment latest) {
    this.directory = directory;
    this.partition = partition;
    this.latest = latest;
  }

  public Moment latest() {
    return latest;
  }

  /** When something is decided that is decided now: time does not run back. */
  public Instant atLeastLatest(Instant now) {
    return now.isAfter(latest.at) ? now : latest.at;
  }

  /** Something was decided here, at that moment or the latest. */
  public void decided(Moment moment) {
    latest = moment;
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
    if (record.getSequence() <= sequence) {
      return new Known();
    }
    var evidence = record.getEvidence();
    if (evidence == null) {
      return new Ignored("it has no evidence");
    }
    try {
      return follow(record, KeyEventMapping.toEvent(record), evidence, sequence);
    } catch (IllegalArgumentException e) {
      return new Ignored(String.valueOf(e.getMessage()));
    }
  }

  private FollowedKey follow(
      KeyEventRecord record, KeyEvent event, KeyEvidenceRecord evidence, long sequence) {
    var place = KeyEventPlace.of(record, evidence, partition);
    if (place.occurredAt().isBefore(latest.at) || place.accessVersion() < latest.accessVersion) {
      return new Ignored("it is older than what stands before it");
    }
    var distrust = directory.distrust(evidence, place, event);
    if (distrust != null) {
      return new Ignored(distrust);
    }
    var sent = sent(evidence.getCommand());
    if (sent == null || !sent.isCauseOf(record)) {
      return new Ignored("its command is not one that its caller sent");
    }
    if (record.getSequence() != sequence + 1) {
      throw new IllegalStateException(
          "event %d of key '%s' follows event %d"
              .formatted(record.getSequence(), record.getKey(), sequence));
    }
    latest = new Moment(place.occurredAt(), place.accessVersion());
    return new Proven(record, sent.command(), event);
  }

  /** The events of one command stand together: its signature is verified once. */
  private @Nullable Sent sent(SignedCommandRecord signed) {
    if (lastCommand == null || !lastCommand.signed().equals(signed)) {
      lastCommand =
          directory.openKeyCommand(signed) instanceof Opened.Authentic<KeyCommandRecord, ?> opened
              ? new Sent(signed, opened.record())
              : null;
    }
    return lastCommand;
  }

  /** A command that its caller has signed. */
  private record Sent(SignedCommandRecord signed, KeyCommandRecord command) {

    boolean isCauseOf(KeyEventRecord event) {
      return event.getKey().equals(command.getKey())
          && event.getCommandId().equals(command.getCommandId())
          && event.getCaller().equals(command.getCaller());
    }
  }
}
