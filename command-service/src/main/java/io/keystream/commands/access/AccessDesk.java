package io.keystream.commands.access;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.Reply;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.commands.answers.Text;
import io.keystream.commands.strangers.StrangerRecords;
import io.keystream.directory.Followed;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Authentication;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges access commands one after another: who sent it, whether it is a repeat, whether it may be.
 *
 * <p>A repeat is one by the same principal under the same id, and only a verified signature makes
 * it one: nobody learns or spends the answer of somebody else. What is refused because nobody known
 * signed it is not remembered, recorded within limits, and answered only where it is recorded.
 * Bytes that are no command stop nobody: whoever can write to the topic could keep every revocation
 * from being carried out.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class AccessDesk {

  private final VerifiedDirectory directory;
  private final ReplyAddresses replyAddresses;
  private final AccessAudit audit;
  private final StrangerRecords strangers;
  private final InstantSource clock;
  private final Repeats repeats = new Repeats();

  public AccessDesk(
      VerifiedDirectory directory,
      ReplyAddresses replyAddresses,
      String node,
      InstantSource clock) {
    this.directory = directory;
    this.replyAddresses = replyAddresses;
    this.audit = new AccessAudit(node);
    this.strangers = new StrangerRecords(node, Topics.ACCESS_COMMANDS);
    this.clock = clock;
  }

  /** Takes in the next event of the log, or says why it does not hold. */
  public Followed replayEvent(byte @Nullable [] value, Instant now) {
    var followed = directory.follow(value);
    if (followed instanceof Followed.Applied(var command, _, var sequence, var at)
        && Repeats.isKept(at, now)) {
      repeats.accepted(command, at, sequence);
    }
    return followed;
  }

  /** A command that was judged before: without an event that holds, it was refused. */
  public void replayCommand(byte @Nullable [] value, Instant sent, Instant now) {
    if (value != null && Repeats.isKept(sent, now)) {
      try {
        repeats.judgedBefore(Topics.ACCESS_COMMANDS.codec().decode(value));
      } catch (UnreadableRecord _) {
        // Refused it was, and nobody waits for the answer.
      }
    }
  }

  /**
   * Judges the next command; its event is in the directory when this returns.
   *
   * @param place where it stands: topic/partition/offset
   */
  public AccessVerdict judge(byte @Nullable [] value, String place) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    repeats.forgetOld(now);
    return switch (open(value)) {
      case Opened.Authentic<AccessCommandRecord, AccessCommand> command ->
          authentic(command, place, now);
      case Opened.Forged(var record, var reason) -> stranger(record, reason, place, now);
      case Opened.Unreadable(var message) ->
          new AccessVerdict(null, strangers.unreadable(message, place, now), null);
    };
  }

  /** What it knows of those that nobody knows. */
  public StrangerRecords strangers() {
    return strangers;
  }

  /** What is to be recorded though no command came. */
  public List<AuditRecord> due() {
    return strangers.due(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** How many principals there are and were. */
  public int principalCount() {
    return directory.directory().principals().size();
  }

  private AccessVerdict authentic(
      Opened.Authentic<AccessCommandRecord, AccessCommand> command, String place, Instant now) {
    var record = command.record();
    var known = repeats.answerTo(command);
    if (known != null) {
      return new AccessVerdict(null, List.of(), reply(record, known));
    }
    return switch (directory.authenticate(command.signing(), now)) {
      case Authentication.Refused(var reason) -> stranger(record, reason, place, now);
      case Authentication.Authenticated _ ->
          switch (command) {
            case Opened.Malformed(_, _, _, var message) -> invalid(record, message, place, now);
            case Opened.Genuine<AccessCommandRecord, AccessCommand> genuine ->
                genuine(genuine, place, now);
          };
    };
  }

  private AccessVerdict genuine(
      Opened.Genuine<AccessCommandRecord, AccessCommand> command, String place, Instant now) {
    var record = command.record();
    try {
      CommandIdentity.check(record.getCommandId());
      replyAddresses.check(record.getReplyTo());
    } catch (IllegalArgumentException e) {
      return invalid(record, String.valueOf(e.getMessage()), place, now);
    }
    return switch (directory.judge(command, now)) {
      case Judgement.Accepted accepted -> accept(accepted, place, now);
      case Judgement.Refused(var reason) ->
          refuse(record, new Answer.Refused(reason.code(), reason.message()), place, now);
    };
  }

  private AccessVerdict accept(Judgement.Accepted accepted, String place, Instant now) {
    var record = accepted.command().record();
    AccessEventRecord event = directory.take(accepted);
    var answer = new Answer.Accepted(event.getSequence(), event.getSequence(), null);
    repeats.accepted(record, accepted.at(), event.getSequence());
    return new AccessVerdict(
        event, List.of(audit.record(record, place, answer, now)), reply(record, answer));
  }

  private AccessVerdict invalid(
      AccessCommandRecord record, String message, String place, Instant now) {
    return refuse(record, Answer.Refused.invalid(cut(message)), place, now);
  }

  private AccessVerdict refuse(
      AccessCommandRecord record, Answer.Refused answer, String place, Instant now) {
    repeats.refused(record, answer);
    return new AccessVerdict(
        null, List.of(audit.record(record, place, answer, now)), reply(record, answer));
  }

  private AccessVerdict stranger(
      AccessCommandRecord record,
      AccessRefusal.NotAuthenticated reason,
      String place,
      Instant now) {
    var answer = new Answer.Refused(reason.code(), reason.message());
    var own = audit.record(record, place, answer, now);
    var told = strangers.bounded(own, place, now);
    return new AccessVerdict(null, told.records(), told.hasItsOwn() ? reply(record, answer) : null);
  }

  private @Nullable Reply reply(AccessCommandRecord record, Answer answer) {
    return replyAddresses.reply(answer.toRecord(record.getCommandId(), ""), record.getReplyTo());
  }

  private Opened<AccessCommandRecord, AccessCommand> open(byte @Nullable [] value) {
    if (value == null) {
      return new Opened.Unreadable<>("a record without a value");
    }
    try {
      return directory.open(Topics.ACCESS_COMMANDS.codec().decode(value));
    } catch (UnreadableRecord e) {
      return new Opened.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  private static String cut(String message) {
    return Text.cut(message, Text.MAX_MESSAGE);
  }
}
