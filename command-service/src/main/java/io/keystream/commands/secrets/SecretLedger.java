package io.keystream.commands.secrets;

import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.directory.FollowedSecret;
import io.keystream.directory.SecretView;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.wire.SecretCommandRecord;
import java.time.Instant;

/**
 * What the events about secrets of one partition come to: every secret folded, and the answers
 * known.
 *
 * <p>It runs ahead of the log by the open transaction: when that fails, the ledger is thrown away
 * and read from the log again.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class SecretLedger {

  private final SecretView view = new SecretView();
  private final Answers answers = new Answers();

  SecretView view() {
    return view;
  }

  Answers answers() {
    return answers;
  }

  /** Adds an event to the open transaction; returns its place in the history of its subject. */
  long append(SecretEvent event, SecretCommandRecord command, Instant at) {
    view.apply(event);
    var sequence = view.sequence(SecretSubject.of(event));
    note(event, command, sequence, at);
    return sequence;
  }

  /** Takes in what the log proves next. */
  void replay(FollowedSecret.Proven proven, Instant now) {
    view.apply(proven.event());
    var at = proven.record().getOccurredAt();
    if (!at.isBefore(now.minus(Answers.KEPT))) {
      note(proven.event(), proven.command(), proven.record().getSequence(), at);
    }
  }

  /** Drops the answers that no record on the topic can ask for any more. */
  public void forgetOldAnswers(Instant now) {
    answers.forgetBefore(now.minus(Answers.KEPT));
  }

  /** How every secret is kept, where the store is configured in this partition. */
  public StoreConfiguration store() {
    return view.store();
  }

  public int secretCount() {
    return view.size();
  }

  private void note(SecretEvent event, SecretCommandRecord command, long sequence, Instant at) {
    var version =
        event instanceof SecretEvent.Written written
            ? Integer.valueOf(written.version().number())
            : null;
    answers.accepted(identity(command), at, command.getIssuedAt(), sequence, version);
  }

  static CommandIdentity identity(SecretCommandRecord command) {
    return CommandIdentity.of(
        command.getIssuer(), command.getCaller(), command.getPath(), command.getCommandId());
  }
}
