package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.directory.EventPlace;
import io.keystream.directory.EventSigner;
import io.keystream.directory.Moment;
import io.keystream.directory.Opened;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Has a key decide a command, and makes records of what came of it.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
final class Decisions {

  private final Ledger ledger;
  private final Decider decider;
  private final EventSigner signer;
  private final int partition;

  Decisions(Ledger ledger, Decider decider, EventSigner signer, int partition) {
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
  Decided<KeyEventRecord> decide(
      Opened.Genuine<KeyCommandRecord, KeyCommand> asked, Moment moment) {
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
        yield decided(events, asked.record(), before, answer);
      }
      case Decision.Refused(var reason) -> {
        checkAppended(appended, 0, command);
        var answer = new Answer.Refused(reason.code(), reason.message());
        ledger
            .answers()
            .refused(
                CommandIdentity.of(asked.record()),
                answer,
                asked.record().getIssuedAt(),
                moment.at());
        yield decided(List.of(), asked.record(), before, answer);
      }
    };
  }

  private static Decided<KeyEventRecord> decided(
      List<KeyEventRecord> events, KeyCommandRecord command, Key before, Answer answer) {
    var version = version(command);
    return new Decided<>(events, version, state(before, version), answer);
  }

  /** The version that the command names, where it names one. */
  static @Nullable Integer version(KeyCommandRecord command) {
    var body = (SpecificRecord) command.getCommand();
    var field = body.getSchema().getField("version");
    return field == null ? null : (Integer) body.get(field.pos());
  }

  private static String state(Key key, @Nullable Integer version) {
    if (version == null || version < 1 || version > KeyVersion.MAX) {
      return "";
    }
    var found =
        key instanceof Key.Present present ? present.versions().get(new KeyVersion(version)) : null;
    return found == null ? "" : found.state();
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
      Opened.Genuine<KeyCommandRecord, ?> asked, Ledger.Appended appended, Moment moment) {
    var place = new EventPlace(partition, appended.sequence(), moment.at(), moment.accessVersion());
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
