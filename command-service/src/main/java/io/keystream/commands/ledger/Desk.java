package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.Reply;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.commands.answers.Text;
import io.keystream.commands.strangers.StrangerRecords;
import io.keystream.directory.Moment;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.authorization.Authorization;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AuditRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges the commands of one partition one after another: who sent it, whether it is a repeat,
 * whether that principal is heard, whether it is a command at all, whether policies allow it; then
 * what it is about decides.
 *
 * <p>A repeat is one by the same principal under the same id, and only a verified signature makes
 * it one. What anybody may have sent is not remembered, recorded within limits and answered only
 * where it is recorded: forged and changed commands, those of principals that are none any more,
 * and copies. A copy of a command that is still under way can stand in another partition before it
 * is answered, so nothing is answered there.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Desk<R, C, E> {

  private static final Answer.Refused NO_LONGER_KNOWN =
      new Answer.Refused(
          "no-longer-known",
          "So many commands came since this one was issued that nobody knows whether it was carried"
              + " out. If it was not, send it under a fresh id.");

  private final Matter<R, C, E> matter;
  private final VerifiedDirectory directory;
  private final Account account;
  private final Lane lane;
  private final ReplyAddresses replyAddresses;
  private final AuditTrail audit;
  private final StrangerRecords strangers;
  private final InstantSource clock;
  private Directory callers;

  /** A desk that knows of access what the directory knows. */
  public Desk(
      Matter<R, C, E> matter,
      VerifiedDirectory directory,
      Account account,
      Lane lane,
      String node,
      InstantSource clock) {
    this.matter = matter;
    this.directory = directory;
    this.account = account;
    this.callers = directory.directory();
    this.lane = lane;
    this.replyAddresses = new ReplyAddresses(lane.replyPartitions());
    this.strangers = new StrangerRecords(node, matter.commands());
    this.audit = new AuditTrail(node, strangers.resource());
    this.clock = clock;
  }

  /**
   * From here on commands are judged on what the directory knows now; says why none can be, or
   * null.
   */
  public @Nullable String prepare() {
    callers = directory.directory();
    return account.hindrance(callers, now());
  }

  /**
   * A command that was judged before: without events it was refused, if it was heard at all. Only
   * those that would be heard again need be known.
   */
  public void replayCommand(byte @Nullable [] value, Instant now) {
    if (mayBeRefused(value, now)
        && open(value) instanceof Opened.Authentic<R, C> command
        && matter.admit(callers, command.signing(), now) instanceof Admission.Admitted) {
      noteRefused(matter.asked(command.record()), Answer.Refused.BEFORE, now);
    }
  }

  /** As the command itself says: looked at before its signature, which costs most. */
  private boolean mayBeRefused(byte @Nullable [] value, Instant now) {
    if (value == null) {
      return false;
    }
    try {
      var asked = matter.asked(matter.read(matter.commands().codec().decode(value)));
      return matter.answers().to(asked.identity()) == null
          && !asked.issuedAt().isBefore(now.minus(matter.maxAge()));
    } catch (UnreadableRecord | IllegalArgumentException _) {
      return false;
    }
  }

  /**
   * Judges the next command; its events are known when this returns.
   *
   * @param recordKey the key of the Kafka record that carried it
   * @param place where the record stands: topic/partition/offset
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the matter is void
   */
  public Verdict<E> judge(byte @Nullable [] value, @Nullable String recordKey, String place) {
    var now = now();
    return switch (open(value)) {
      case Opened.Authentic<R, C> command ->
          authentic(command, new Arrival(matter.asked(command.record()), recordKey, place), now);
      case Opened.Forged<R, C>(var record, var reason) ->
          stranger(new Arrival(matter.asked(record), recordKey, place), refused(reason), now);
      case Opened.Unreadable<R, C>(var message) ->
          new Verdict<>(List.of(), strangers.unreadable(message, place, now), null);
    };
  }

  /** What it knows of those that nobody knows. */
  public StrangerRecords strangers() {
    return strangers;
  }

  /** What is to be recorded though no command came. */
  public List<AuditRecord> due() {
    return strangers.due(now());
  }

  private Instant now() {
    return matter.atLeastLatest(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private Verdict<E> authentic(Opened.Authentic<R, C> command, Arrival arrival, Instant now) {
    var known = matter.answers().to(arrival.asked().identity());
    if (known != null) {
      return new Verdict<>(List.of(), List.of(), reply(arrival, known));
    }
    if (!lane.isHomeOf(arrival.asked().subject())) {
      return stranger(arrival, elsewhere(arrival.asked()), now);
    }
    return switch (matter.admit(callers, command.signing(), now)) {
      case Admission.Strange(var reason) -> stranger(arrival, refused(reason), now);
      case Admission.Refused(var reason) -> refuse(arrival, refused(reason), null, now);
      case Admission.Admitted(var signer) -> admitted(signer, command, arrival, now);
    };
  }

  private Verdict<E> admitted(
      Enrolled signer, Opened.Authentic<R, C> command, Arrival arrival, Instant now) {
    var asked = arrival.asked();
    if (matter.answers().mayHaveForgotten(asked.identity(), asked.issuedAt())) {
      return stranger(arrival, NO_LONGER_KNOWN, now);
    }
    return switch (command) {
      case Opened.Malformed<R, C>(_, _, _, var message) -> invalid(arrival, message, now);
      case Opened.Genuine<R, C> genuine -> genuine(signer, genuine, arrival, now);
    };
  }

  private Verdict<E> genuine(
      Enrolled signer, Opened.Genuine<R, C> command, Arrival arrival, Instant now) {
    try {
      CommandIdentity.check(arrival.asked().commandId());
      replyAddresses.check(arrival.asked().replyTo());
      arrival.checkRecordKey();
    } catch (IllegalArgumentException e) {
      return invalid(arrival, String.valueOf(e.getMessage()), now);
    }
    return switch (matter.permit(callers, signer, command, now)) {
      case Permission.Granted(var authorization) -> decide(arrival, command, authorization, now);
      case Permission.Refused(var answer, var authorization) ->
          refuse(arrival, answer, authorization, now);
    };
  }

  private Verdict<E> decide(
      Arrival arrival, Opened.Genuine<R, C> command, Authorization authorization, Instant now) {
    var decided = matter.decide(command, new Moment(now, callers.version()));
    var answer = decided.answer();
    return new Verdict<>(
        decided.events(),
        List.of(
            audit.record(arrival, decided.version(), decided.state(), answer, authorization, now)),
        reply(arrival, answer));
  }

  private Verdict<E> invalid(Arrival arrival, String message, Instant now) {
    return refuse(arrival, Answer.Refused.invalid(Text.cut(message, Text.MAX_MESSAGE)), null, now);
  }

  /** {@code authorization} is null where policies were not asked. */
  private Verdict<E> refuse(
      Arrival arrival, Answer.Refused answer, @Nullable Authorization authorization, Instant now) {
    noteRefused(arrival.asked(), answer, now);
    var version = arrival.asked().named().version();
    return new Verdict<>(
        List.of(),
        List.of(audit.record(arrival, version, "", answer, authorization, now)),
        reply(arrival, answer));
  }

  private void noteRefused(Asked asked, Answer.Refused answer, Instant now) {
    matter.answers().refused(asked.identity(), answer, asked.issuedAt(), now);
  }

  private Verdict<E> stranger(Arrival arrival, Answer.Refused answer, Instant now) {
    var own = audit.strange(arrival, answer, now);
    var told = strangers.bounded(own, arrival.place(), now);
    var isAnswered = told.hasItsOwn() && lane.isHomeOf(arrival.asked().subject());
    return new Verdict<>(List.of(), told.records(), isAnswered ? reply(arrival, answer) : null);
  }

  private Answer.Refused elsewhere(Asked asked) {
    var kind = asked.named().kind();
    return new Answer.Refused(
        "wrong-partition",
        "%s '%s' does not belong to partition %d: use Kafka's default partitioner."
            .formatted(
                kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1),
                asked.named().name(),
                lane.partition()));
  }

  private static Answer.Refused refused(AccessRefusal reason) {
    return new Answer.Refused(reason.code(), reason.message());
  }

  private @Nullable Reply reply(Arrival arrival, Answer answer) {
    var asked = arrival.asked();
    return replyAddresses.reply(
        answer.toRecord(asked.commandId(), asked.named().name()), asked.replyTo());
  }

  private Opened<R, C> open(byte @Nullable [] value) {
    if (value == null) {
      return new Opened.Unreadable<>("a record without a value");
    }
    try {
      return matter.open(matter.commands().codec().decode(value));
    } catch (UnreadableRecord e) {
      return new Opened.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }
}
