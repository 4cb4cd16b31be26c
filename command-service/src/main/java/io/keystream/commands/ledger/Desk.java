package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.ReplyAddresses;
import io.keystream.commands.ledger.Examination.Finding;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges the commands of one partition one after another: a repeat gets its answer again, what is
 * no command is refused, everything else is decided.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Desk {

  private final Ledger ledger;
  private final Decider decider;
  private final ReplyAddresses replyAddresses;
  private final Examination examination;
  private final AuditTrail audit;
  private final InstantSource clock;

  public Desk(Ledger ledger, Decider decider, Lane lane, String node, InstantSource clock) {
    this.ledger = ledger;
    this.decider = decider;
    this.replyAddresses = new ReplyAddresses(lane.replyPartitions());
    this.examination = new Examination(lane, replyAddresses);
    this.audit = new AuditTrail(node);
    this.clock = clock;
  }

  /**
   * Judges the next command; its events are in the ledger when this returns.
   *
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the ledger is void
   */
  public Verdict judge(Arrival arrival) {
    var identity = CommandIdentity.of(arrival.command());
    var known = ledger.answerTo(identity);
    if (known != null) {
      return new Verdict(List.of(), reply(arrival.command(), known), replyTo(arrival), null);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (examination.of(arrival)) {
      case Finding.Invalid(var message) -> {
        var answer = Answer.Refused.invalid(message);
        ledger.noteRefused(identity, answer);
        yield new Verdict(
            List.of(),
            reply(arrival.command(), answer),
            replyTo(arrival),
            audit.record(arrival, null, answer, now));
      }
      case Finding.Valid(var command) -> decide(arrival, identity, command, now);
    };
  }

  private Verdict decide(
      Arrival arrival, CommandIdentity identity, KeyCommand command, Instant now) {
    var before = ledger.fold(command.key()).key();
    var decision = decider.decide(command, now);
    var appended = ledger.takeAppended();
    var events = new ArrayList<KeyEventRecord>();
    var answer =
        switch (decision) {
          case Decision.Accepted(var accepted) -> {
            checkAppended(appended, accepted.size(), command);
            for (var event : appended) {
              var record = eventRecord(arrival.command(), event, now);
              ledger.noteAccepted(record);
              events.add(record);
            }
            yield Objects.requireNonNull(ledger.answerTo(identity));
          }
          case Decision.Refused(var reason) -> {
            checkAppended(appended, 0, command);
            var refused = new Answer.Refused(reason.code(), reason.message());
            ledger.noteRefused(identity, refused);
            yield refused;
          }
        };
    return new Verdict(
        events,
        reply(arrival.command(), answer),
        replyTo(arrival),
        audit.record(arrival, before, answer, now));
  }

  private static void checkAppended(
      List<Ledger.Appended> appended, int expected, KeyCommand command) {
    if (appended.size() != expected) {
      throw new IllegalStateException(
          "%d events of %s were appended, its decision has %d"
              .formatted(appended.size(), command, expected));
    }
  }

  private static KeyEventRecord eventRecord(
      KeyCommandRecord command, Ledger.Appended appended, Instant now) {
    return new KeyEventRecord(
        appended.event().key().path(),
        appended.sequence(),
        command.getCommandId(),
        command.getCaller(),
        now,
        KeyEventMapping.toUnion(appended.event()));
  }

  private @Nullable ReplyAddress replyTo(Arrival arrival) {
    return replyAddresses.usable(arrival.command().getReplyTo());
  }

  private static CommandReplyRecord reply(KeyCommandRecord command, Answer answer) {
    return answer.toRecord(command.getCommandId(), command.getKey());
  }
}
