package io.keystream.commands.answers;

import io.keystream.domain.key.KeyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers given to the commands of the last 7 days, as long as their records stay on the topic.
 *
 * <p>About 250 bytes each. Beyond {@value #MAX_ACCEPTED} accepted or {@value #MAX_REFUSED} refused
 * commands of one partition the oldest are forgotten; a repeat of such a command is decided again.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Answers {

  public static final Duration KEPT = Duration.ofDays(7);
  static final int MAX_ACCEPTED = 1_000_000;
  static final int MAX_REFUSED = 100_000;

  private final SequencedMap<CommandIdentity, Kept> accepted = new LinkedHashMap<>();
  private final SequencedMap<CommandIdentity, Answer.Refused> refused = new LinkedHashMap<>();

  public @Nullable Answer to(CommandIdentity command) {
    var kept = accepted.get(command);
    return kept != null ? kept.answer() : refused.get(command);
  }

  /** One event more that the command left. */
  public void accepted(
      CommandIdentity command, Instant at, long sequence, @Nullable KeyVersion requested) {
    var before = accepted.get(command);
    if (before == null) {
      accepted.put(command, new Kept(new Answer.Accepted(sequence, sequence, requested), at));
      forgetBeyond(accepted, MAX_ACCEPTED);
    } else {
      var version = requested == null ? before.answer().version() : requested;
      var answer = new Answer.Accepted(before.answer().firstSequence(), sequence, version);
      accepted.replace(command, new Kept(answer, before.at()));
    }
  }

  public void accepted(CommandIdentity command, Kept kept) {
    accepted.put(command, kept);
  }

  public void refused(CommandIdentity command, Answer.Refused answer) {
    refused.put(command, answer);
    forgetBeyond(refused, MAX_REFUSED);
  }

  public void forgetBefore(Instant time) {
    while (!accepted.isEmpty() && accepted.firstEntry().getValue().at().isBefore(time)) {
      accepted.pollFirstEntry();
    }
  }

  public SequencedMap<CommandIdentity, Kept> accepted() {
    return accepted;
  }

  public SequencedMap<CommandIdentity, Answer.Refused> refused() {
    return refused;
  }

  private static void forgetBeyond(SequencedMap<?, ?> answers, int limit) {
    if (answers.size() > limit) {
      answers.pollFirstEntry();
    }
  }

  /** An answer and when it was decided. */
  public record Kept(Answer.Accepted answer, Instant at) {}
}
