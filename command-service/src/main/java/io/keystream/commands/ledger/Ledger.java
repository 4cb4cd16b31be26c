package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.directory.FollowedKey;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one partition come to: every key folded, the answers known, the destructions
 * scheduled.
 *
 * <p>It runs ahead of the log by the open transaction: when that fails, the ledger is thrown away
 * and read from the log again.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Ledger implements EventLog {

  private final Map<KeyName, Folded> keys = new HashMap<>();
  private final Answers answers = new Answers();
  private final ScheduledDestructions destructions = new ScheduledDestructions();
  private List<Appended> appended = new ArrayList<>();
  private long position = -1;

  /** An event of the open transaction with its place in the key's history. */
  record Appended(KeyEvent event, long sequence) {}

  @Override
  public Folded fold(KeyName key) {
    var folded = keys.get(key);
    return folded == null ? Folded.absent(key) : folded;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void append(List<KeyEvent> events) {
    for (var event : events) {
      appended.add(new Appended(event, evolve(event)));
    }
  }

  /** Takes in what the log proves next. */
  public void replay(FollowedKey.Proven proven, Instant now) {
    var sequence = evolve(proven.event());
    var at = proven.record().getOccurredAt();
    if (!at.isBefore(now.minus(Answers.KEPT))) {
      noteAccepted(proven.command(), new Appended(proven.event(), sequence), at);
    }
  }

  /** The keys with destructions whose time has come, each with the earliest such time. */
  public Map<KeyName, Instant> destructionsDue(Instant now) {
    return destructions.due(now, key -> fold(key).key());
  }

  /** Drops the answers that no record on the topic can ask for any more. */
  public void forgetOldAnswers(Instant now) {
    answers.forgetBefore(now.minus(Answers.KEPT));
  }

  public int keyCount() {
    return keys.size();
  }

  @Nullable Answer answerTo(CommandIdentity command) {
    return answers.to(command);
  }

  List<Appended> takeAppended() {
    var taken = appended;
    appended = new ArrayList<>();
    return taken;
  }

  void noteAccepted(KeyCommandRecord command, Appended appended, Instant at) {
    var requested =
        appended.event() instanceof KeyEvent.VersionRequested(_, var version, _, _)
            ? Integer.valueOf(version.number())
            : null;
    answers.accepted(
        CommandIdentity.of(command), at, command.getIssuedAt(), appended.sequence(), requested);
  }

  Map<KeyName, Folded> keys() {
    return keys;
  }

  Answers answers() {
    return answers;
  }

  /** A key as a snapshot remembers it. */
  void restore(Key key, long sequence) {
    keys.put(key.name(), new Folded(key, sequence, -1));
    destructions.add(key);
  }

  private long evolve(KeyEvent event) {
    var before = fold(event.key());
    position++;
    var after =
        new Folded(KeyEvolution.evolve(before.key(), event), before.sequence() + 1, position);
    keys.put(after.key().name(), after);
    if (event instanceof KeyEvent.DestructionScheduled(var key, _, var at)) {
      destructions.add(at, key);
    }
    return after.sequence();
  }
}
