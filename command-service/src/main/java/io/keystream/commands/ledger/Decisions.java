package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.directory.KeyEventPlace;
import io.keystream.directory.KeyEventSigner;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
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
  private final KeyEventSigner signer;
  private final int partition;

  Decisions(Ledger ledger, Decider decider, KeyEventSigner signer, int partition) {
    this.ledger = ledger;
    this.decider = decider;
    this.signer = signer;
    this.partition = partition;
  }

  /**
   * Events and answer are in the ledger when this returns; each event proves itself.
   *
   * @param moment of the decision, with what it knows of access
   * @throws IllegalStateException where the decider breaks its laws: a bug, and the ledger is void
   */
  Decided decide(
      Opened.Genuine<KeyCommandRecord, KeyCommand> asked, VerifiedKeyEvents.Moment moment) {
    var command = asked.command();
    var before = ledger.fold(command.key()).key();
    var decision = decider.decide(command, moment.at());
    var appended = ledger.takeAppended();
    return switch (decision) {
      case Decision.Accepted(var accepted) -> {
        checkAppended(appended, accepted.size(), command);
        var events = new ArrayList<KeyEventRecord>();
        for (var event : appended) {
          ledger.noteAccepted(asked.record(), event, moment.at());
          events.add(eventRecord(asked, event, moment));
        }
        var answer = Objects.requireNonNull(ledger.answerTo(CommandIdentity.of(asked.record())));
        yield new Decided(events, before, answer);
      }
      case Decision.Refused(var reason) -> {
        checkAppended(appended, 0, command);
        var answer = new Answer.Refused(reason.code(), reason.message());
        ledger.noteRefused(asked.record(), answer, moment.at());
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

  private KeyEventRecord eventRecord(
      Opened.Genuine<KeyCommandRecord, ?> asked,
      Ledger.Appended appended,
      VerifiedKeyEvents.Moment moment) {
    var place =
        new KeyEventPlace(partition, appended.sequence(), moment.at(), moment.accessVersion());
    return new KeyEventRecord(
        appended.event().key().path(),
        appended.sequence(),
        asked.record().getCommandId(),
        asked.record().getCaller(),
        moment.at(),
        KeyEventMapping.toUnion(appended.event()),
        signer.sign(asked.signed(), place, appended.event()));
  }
}
