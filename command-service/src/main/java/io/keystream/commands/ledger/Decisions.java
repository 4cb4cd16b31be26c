package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Has a key decide a command, and makes records of what came of it.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
final class Decisions {

  private final Ledger ledger;
  private final Decider decider;

  Decisions(Ledger ledger, Decider decider) {
    this.ledger = ledger;
    this.decider = decider;
  }

  /**
   * Events and answer are in the ledger when this returns.
   *
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the ledger is void
   */
  Decided decide(KeyCommandRecord record, KeyCommand command, Instant now) {
    var before = ledger.fold(command.key()).key();
    var decision = decider.decide(command, now);
    var appended = ledger.takeAppended();
    return switch (decision) {
      case Decision.Accepted(var accepted) -> {
        checkAppended(appended, accepted.size(), command);
        var events = new ArrayList<KeyEventRecord>();
        for (var event : appended) {
          var written = eventRecord(record, event, now);
          ledger.noteAccepted(written, record.getIssuedAt());
          events.add(written);
        }
        var answer = Objects.requireNonNull(ledger.answerTo(CommandIdentity.of(record)));
        yield new Decided(events, before, answer);
      }
      case Decision.Refused(var reason) -> {
        checkAppended(appended, 0, command);
        var answer = new Answer.Refused(reason.code(), reason.message());
        ledger.noteRefused(record, answer, now);
        yield new Decided(List.of(), before, answer);
      }
    };
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
}
