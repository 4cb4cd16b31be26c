package io.keystream.directory;

import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Follows the signed events of one partition and believes what proves itself.
 *
 * <p>Write access to the topic proves nothing. An event counts where a service that was enrolled
 * has signed that it decided this, here and then, and somebody who was enrolled has signed the
 * command that it came of. The command alone does not do: it may have been refused.
 *
 * <p><b>Laws.</b> What does not hold changes nothing and stops nothing. Neither time nor what is
 * known of access runs back in a partition. The same records in the same order are believed
 * everywhere, as long as the directory knows every access event that was written before them.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class VerifiedEvents<R extends SpecificRecordBase, C, E> {

  private final EventContent<R, C, E> content;
  private final VerifiedDirectory directory;
  private final int partition;
  private Moment latest;
  private @Nullable Sent<C> lastCommand;

  VerifiedEvents(
      EventContent<R, C, E> content, VerifiedDirectory directory, int partition, Moment latest) {
    this.content = content;
    this.directory = directory;
    this.partition = partition;
    this.latest = latest;
  }

  Moment latest() {
    return latest;
  }

  Instant atLeastLatest(Instant now) {
    return now.isAfter(latest.at()) ? now : latest.at();
  }

  void decided(Moment moment) {
    latest = moment;
  }

  /**
   * Judges the next record.
   *
   * @param sequence of the newest event of what it is about
   * @throws IllegalStateException where events before it are missing: the log is corrupt
   */
  FollowedEvent<C, E> follow(R record, long sequence) {
    var claim = content.claim(record);
    if (claim.sequence() <= sequence) {
      return new FollowedEvent.Known<>();
    }
    var evidence = claim.evidence();
    if (evidence == null) {
      return new FollowedEvent.Ignored<>("it has no evidence");
    }
    try {
      return follow(record, claim, evidence, sequence);
    } catch (IllegalArgumentException e) {
      return new FollowedEvent.Ignored<>(String.valueOf(e.getMessage()));
    }
  }

  private FollowedEvent<C, E> follow(
      R record, EventContent.Claim claim, Evidence evidence, long sequence) {
    var event = content.toEvent(record);
    var place =
        new EventPlace(partition, claim.sequence(), claim.occurredAt(), evidence.accessVersion());
    if (place.occurredAt().isBefore(latest.at())
        || place.accessVersion() < latest.accessVersion()) {
      return new FollowedEvent.Ignored<>("it is older than what stands before it");
    }
    var distrust =
        directory.distrust(
            evidence,
            place.occurredAt(),
            (platform, command) -> content.signedBytes(platform, command, place, event));
    if (distrust != null) {
      return new FollowedEvent.Ignored<>(distrust);
    }
    var sent = sent(evidence.command());
    if (sent == null || !content.isCause(sent.command(), record)) {
      return new FollowedEvent.Ignored<>("its command is not one that its caller sent");
    }
    if (claim.sequence() != sequence + 1) {
      throw new IllegalStateException(
          "event %d of %s follows event %d".formatted(claim.sequence(), claim.about(), sequence));
    }
    latest = new Moment(place.occurredAt(), place.accessVersion());
    return new FollowedEvent.Proven<>(sent.command(), event);
  }

  /** The events of one command stand together: its signature is verified once. */
  private @Nullable Sent<C> sent(SignedCommandRecord signed) {
    if (lastCommand == null || !lastCommand.signed().equals(signed)) {
      lastCommand =
          content.open(directory, signed) instanceof Opened.Authentic<C, ?> opened
              ? new Sent<>(signed, opened.record())
              : null;
    }
    return lastCommand;
  }

  /** A command that somebody enrolled has signed. */
  private record Sent<C>(SignedCommandRecord signed, C command) {}
}
