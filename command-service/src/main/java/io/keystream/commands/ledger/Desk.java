package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.Reply;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.commands.answers.Text;
import io.keystream.commands.strangers.StrangerRecords;
import io.keystream.directory.FollowedKey;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Admission;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.KeyCommandAdmission;
import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the commands of one partition one after another: who sent it, whether it is a repeat,
 * whether that principal is heard, whether it is a command at all, whether its policies allow it;
 * then the key decides.
 *
 * <p>A repeat is one by the same principal under the same id, and only a verified signature makes
 * it one. What anybody may have sent is not remembered, recorded within limits and answered only
 * where it is recorded: forged and changed commands, those of principals that are none any more,
 * and copies. A copy of a command that is still under way can stand in another partition before it
 * is answered, so nothing is answered there.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Desk {

  private static final Answer.Refused NO_LONGER_KNOWN =
      new Answer.Refused(
          "no-longer-known",
          "So many commands came since this one was issued that nobody knows whether it was carried"
              + " out. If it was not, send it under a fresh id.");

  private final Ledger ledger;
  private final Decisions decisions;
  private final VerifiedDirectory directory;
  private final VerifiedKeyEvents proven;
  private final Account account;
  private final Lane lane;
  private final ReplyAddresses replyAddresses;
  private final AuditTrail audit;
  private final StrangerRecords strangers;
  private final InstantSource clock;
  private final Authorizer authorizer = new Authorizer();
  private Directory callers;

  /**
   * A desk that knows of access what the directory knows.
   *
   * @param latest that the ledger knows
   */
  public Desk(
      Ledger ledger,
      Decider decider,
      VerifiedDirectory directory,
      VerifiedKeyEvents.Moment latest,
      Account account,
      Lane lane,
      String node,
      InstantSource clock) {
    this.ledger = ledger;
    this.decisions = new Decisions(ledger, decider, account.events(), lane.partition());
    this.directory = directory;
    this.proven = new VerifiedKeyEvents(directory, lane.partition(), latest);
    this.account = account;
    this.callers = directory.directory();
    this.lane = lane;
    this.replyAddresses = new ReplyAddresses(lane.replyPartitions());
    this.strangers = new StrangerRecords(node, Topics.COMMANDS);
    this.audit = new AuditTrail(node, strangers.resource());
    this.clock = clock;
  }

  /** The latest that the ledger knows. */
  public VerifiedKeyEvents.Moment latest() {
    return proven.latest();
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
   * Takes in the next event of the log, or says why it does not hold.
   *
   * @throws IllegalStateException where events are missing: the log is corrupt
   */
  public FollowedKey replayEvent(byte @Nullable [] value, Instant now) {
    var followed = proven.follow(value, key -> ledger.fold(key).sequence());
    if (followed instanceof FollowedKey.Proven event) {
      ledger.replay(event, now);
    }
    return followed;
  }

  /**
   * A command that was judged before: without events it was refused, if it was heard at all. Only
   * those that would be heard again need be known.
   */
  public void replayCommand(byte @Nullable [] value, Instant now) {
    if (mayBeRefused(value, now)
        && open(value) instanceof Opened.Authentic<KeyCommandRecord, KeyCommand> command
        && KeyCommandAdmission.admit(callers, command.signing(), now)
            instanceof Admission.Admitted) {
      ledger.noteRefused(command.record(), Answer.Refused.BEFORE, now);
    }
  }

  /** As the command itself says: looked at before its signature, which costs most. */
  private boolean mayBeRefused(byte @Nullable [] value, Instant now) {
    if (value == null) {
      return false;
    }
    try {
      var signed = Topics.COMMANDS.codec().decode(value);
      var record = KeyCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand()));
      return ledger.answerTo(CommandIdentity.of(record)) == null
          && !record.getIssuedAt().isBefore(now.minus(KeyCommandAdmission.MAX_AGE_OF_SERVICES));
    } catch (UnreadableRecord _) {
      return false;
    }
  }

  /**
   * Judges the next command; its events are in the ledger when this returns.
   *
   * @param recordKey the key of the Kafka record that carried it
   * @param place where the record stands: topic/partition/offset
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the ledger is void
   */
  public Verdict judge(byte @Nullable [] value, @Nullable String recordKey, String place) {
    var now = now();
    return switch (open(value)) {
      case Opened.Authentic<KeyCommandRecord, KeyCommand> command ->
          authentic(command, new Arrival(command.record(), recordKey, place), now);
      case Opened.Forged(var record, var reason) ->
          stranger(new Arrival(record, recordKey, place), refused(reason), now);
      case Opened.Unreadable(var message) ->
          new Verdict(List.of(), strangers.unreadable(message, place, now), null);
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
    return proven.atLeastLatest(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private Verdict authentic(
      Opened.Authentic<KeyCommandRecord, KeyCommand> command, Arrival arrival, Instant now) {
    var known = ledger.answerTo(CommandIdentity.of(arrival.command()));
    if (known != null) {
      return new Verdict(List.of(), List.of(), reply(arrival, known));
    }
    if (!lane.isHomeOf(arrival.command().getKey())) {
      return stranger(arrival, elsewhere(arrival.command()), now);
    }
    return switch (KeyCommandAdmission.admit(callers, command.signing(), now)) {
      case Admission.Strange(var reason) -> stranger(arrival, refused(reason), now);
      case Admission.Refused(var reason) -> refuse(arrival, refused(reason), now);
      case Admission.Admitted(var signer) -> admitted(signer, command, arrival, now);
    };
  }

  private Verdict admitted(
      Enrolled signer,
      Opened.Authentic<KeyCommandRecord, KeyCommand> command,
      Arrival arrival,
      Instant now) {
    if (ledger.mayHaveForgotten(arrival.command())) {
      return stranger(arrival, NO_LONGER_KNOWN, now);
    }
    return switch (command) {
      case Opened.Malformed(_, _, _, var message) -> invalid(arrival, message, now);
      case Opened.Genuine<KeyCommandRecord, KeyCommand> genuine ->
          genuine(signer, genuine, arrival, now);
    };
  }

  private Verdict genuine(
      Enrolled signer,
      Opened.Genuine<KeyCommandRecord, KeyCommand> command,
      Arrival arrival,
      Instant now) {
    var record = arrival.command();
    try {
      CommandIdentity.check(record.getCommandId());
      replyAddresses.check(record.getReplyTo());
      arrival.checkRecordKey();
    } catch (IllegalArgumentException e) {
      return invalid(arrival, String.valueOf(e.getMessage()), now);
    }
    var hindrance = KeyCommandAdmission.hindrance(signer, command.command());
    return hindrance == null
        ? permitted(signer, command, arrival, now)
        : refuse(arrival, refused(hindrance), now);
  }

  /** Asks the signer's policies. */
  private Verdict permitted(
      Enrolled signer,
      Opened.Genuine<KeyCommandRecord, KeyCommand> command,
      Arrival arrival,
      Instant now) {
    var asked = RequestedChange.of(command.command(), arrival.command(), now);
    var authorization = authorizer.authorize(callers, signer.principal(), asked);
    return switch (authorization.decision()) {
      case AccessDecision.Allowed _ -> decide(arrival, command, authorization, now);
      case AccessDecision.Denied(var reason) ->
          refuse(arrival, new Answer.Refused(reason.code(), reason.message()), authorization, now);
    };
  }

  private Verdict decide(
      Arrival arrival,
      Opened.Genuine<KeyCommandRecord, KeyCommand> command,
      Authorization authorization,
      Instant now) {
    var moment = new VerifiedKeyEvents.Moment(now, callers.version());
    var decided = decisions.decide(command, moment);
    var answer = decided.answer();
    if (!decided.events().isEmpty()) {
      proven.decided(moment);
    }
    return new Verdict(
        decided.events(),
        List.of(audit.record(arrival, decided.before(), answer, authorization, now)),
        reply(arrival, answer));
  }

  private Verdict invalid(Arrival arrival, String message, Instant now) {
    return refuse(arrival, Answer.Refused.invalid(Text.cut(message, Text.MAX_MESSAGE)), now);
  }

  /** Before its policies were asked. */
  private Verdict refuse(Arrival arrival, Answer.Refused answer, Instant now) {
    return refuse(arrival, answer, null, now);
  }

  private Verdict refuse(
      Arrival arrival, Answer.Refused answer, @Nullable Authorization authorization, Instant now) {
    ledger.noteRefused(arrival.command(), answer, now);
    return new Verdict(
        List.of(),
        List.of(audit.record(arrival, null, answer, authorization, now)),
        reply(arrival, answer));
  }

  private Verdict stranger(Arrival arrival, Answer.Refused answer, Instant now) {
    var own = audit.strange(arrival, answer, now);
    var told = strangers.bounded(own, arrival.place(), now);
    var isAnswered = told.hasItsOwn() && lane.isHomeOf(arrival.command().getKey());
    return new Verdict(List.of(), told.records(), isAnswered ? reply(arrival, answer) : null);
  }

  private Answer.Refused elsewhere(KeyCommandRecord command) {
    return new Answer.Refused(
        "wrong-partition",
        "Key '%s' does not belong to partition %d: use Kafka's default partitioner."
            .formatted(Text.cut(command.getKey(), Text.MAX_KEY), lane.partition()));
  }

  private static Answer.Refused refused(AccessRefusal reason) {
    return new Answer.Refused(reason.code(), reason.message());
  }

  private @Nullable Reply reply(Arrival arrival, Answer answer) {
    var command = arrival.command();
    return replyAddresses.reply(
        answer.toRecord(command.getCommandId(), command.getKey()), command.getReplyTo());
  }

  private Opened<KeyCommandRecord, KeyCommand> open(byte @Nullable [] value) {
    if (value == null) {
      return new Opened.Unreadable<>("a record without a value");
    }
    try {
      return directory.openKeyCommand(Topics.COMMANDS.codec().decode(value));
    } catch (UnreadableRecord e) {
      return new Opened.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }
}
