package io.keystream.commands.access;

import io.keystream.commands.answers.Answer;
import io.keystream.commands.answers.Answers;
import io.keystream.commands.answers.CommandIdentity;
import io.keystream.directory.Opened;
import io.keystream.domain.access.AccessCommand;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to access commands, so that a repeat gets the same.
 *
 * <p>The commands that an earlier owner judged are known by their signatures only: none has to be
 * verified again while the partition is taken over, and whoever cannot sign one adds nothing that
 * matters. Beyond {@value #MOST_SIGNATURES} the oldest are forgotten; a repeat of such a command is
 * decided again.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
final class Repeats {

  static final int MOST_SIGNATURES = 100_000;

  private final Answers answers = new Answers();
  private final SequencedSet<ByteBuffer> judgedBefore = new LinkedHashSet<>();

  /** The answer it had; null where it is no repeat. */
  @Nullable Answer answerTo(Opened.Authentic<AccessCommandRecord, AccessCommand> command) {
    var known = answers.to(identity(command.record()));
    return known == null && judgedBefore.contains(signature(command.signed()))
        ? Answer.Refused.BEFORE
        : known;
  }

  void accepted(AccessCommandRecord command, Instant at, long sequence) {
    answers.accepted(identity(command), at, command.getIssuedAt(), sequence, null);
  }

  void refused(AccessCommandRecord command, Answer.Refused answer) {
    answers.refused(identity(command), new Answers.KeptRefusal(answer, command.getIssuedAt()));
  }

  /** An earlier owner judged it: where no event says otherwise, it was refused. */
  void judgedBefore(SignedCommandRecord command) {
    judgedBefore.add(signature(command));
    if (judgedBefore.size() > MOST_SIGNATURES) {
      judgedBefore.removeFirst();
    }
  }

  void forgetOld(Instant now) {
    answers.forgetBefore(now.minus(Answers.KEPT));
  }

  /** Whether what was decided at this time can still be repeated. */
  static boolean isKept(Instant time, Instant now) {
    return !time.isBefore(now.minus(Answers.KEPT));
  }

  private static CommandIdentity identity(AccessCommandRecord command) {
    return CommandIdentity.of(command.getCaller(), "", command.getCommandId());
  }

  private static ByteBuffer signature(SignedCommandRecord command) {
    return ByteBuffer.wrap(SignedCommandMapping.bytes(command.getSignature()));
  }
}
