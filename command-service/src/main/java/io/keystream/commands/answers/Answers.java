package io.keystream.commands.answers;

import io.keystream.domain.access.AccessDecisions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers given to the commands of the last 7 days, as long as their records stay on the topic.
 *
 * <p>About 250 bytes each. Beyond {@value #MAX_ACCEPTED} accepted or {@value #MAX_REFUSED} refused
 * commands of one partition the oldest are forgotten. Of every principal it is known how new the
 * newest of those was: of anything older nobody can tell whether it is a repeat, and nobody loses
 * more by the commands of another.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public final class Answers {

  public static final Duration KEPT = Duration.ofDays(7);
  static final int MAX_ACCEPTED = 1_000_000;
  static final int MAX_REFUSED = 100_000;

  private final SequencedMap<CommandIdentity, Kept> accepted = new LinkedHashMap<>();
  private final SequencedMap<CommandIdentity, KeptRefusal> refused = new LinkedHashMap<>();
  private final Map<String, Instant> forgotten = new HashMap<>();

  public @Nullable Answer to(CommandIdentity command) {
    var kept = accepted.get(command);
    if (kept != null) {
      return kept.answer();
    }
    var refusal = refused.get(command);
    return refusal == null ? null : refusal.answer();
  }

  /** Whether a command that says it was issued then may have had an answer that is forgotten. */
  public boolean mayHaveForgotten(CommandIdentity command, Instant issuedAt) {
    var newest = forgotten.get(command.principal());
    return newest != null && !issuedAt.isAfter(newest);
  }

  /**
   * One event more that the command left.
   *
   * @param at when it was decided
   * @param issuedAt when the command says it was issued
   */
  public void accepted(
      CommandIdentity command,
      Instant at,
      Instant issuedAt,
      long sequence,
      @Nullable Integer requested) {
    var before = accepted.get(command);
    if (before == null) {
      accepted(command, new Kept(new Answer.Accepted(sequence, sequence, requested), at, issuedAt));
    } else {
      var version = requested == null ? before.answer().version() : requested;
      var answer = new Answer.Accepted(before.answer().firstSequence(), sequence, version);
      accepted.replace(command, new Kept(answer, before.at(), before.issuedAt()));
    }
  }

  public void accepted(CommandIdentity command, Kept kept) {
    accepted.put(command, kept);
    if (accepted.size() > MAX_ACCEPTED) {
      var oldest = accepted.pollFirstEntry();
      forgotten(oldest.getKey().principal(), oldest.getValue().issuedAt());
    }
  }

  /** A clock that is far ahead does not say how far back others are remembered. */
  public void refused(
      CommandIdentity command, Answer.Refused answer, Instant issuedAt, Instant now) {
    var latest = now.plus(AccessDecisions.MAX_AHEAD);
    refused(command, new KeptRefusal(answer, issuedAt.isAfter(latest) ? latest : issuedAt));
  }

  public void refused(CommandIdentity command, KeptRefusal kept) {
    refused.put(command, kept);
    if (refused.size() > MAX_REFUSED) {
      var oldest = refused.pollFirstEntry();
      forgotten(oldest.getKey().principal(), oldest.getValue().issuedAt());
    }
  }

  /** Of the principal's commands issued up to then some are forgotten. */
  public void forgotten(String principal, Instant issuedAt) {
    forgotten.merge(principal, issuedAt, (one, other) -> one.isAfter(other) ? one : other);
  }

  public Map<String, Instant> forgotten() {
    return forgotten;
  }

  public void forgetBefore(Instant time) {
    while (!accepted.isEmpty() && accepted.firstEntry().getValue().at().isBefore(time)) {
      accepted.pollFirstEntry();
    }
  }

  public SequencedMap<CommandIdentity, Kept> accepted() {
    return accepted;
  }

  public SequencedMap<CommandIdentity, KeptRefusal> refused() {
    return refused;
  }

  /** An answer, when it was decided, and when the command says it was issued. */
  public record Kept(Answer.Accepted answer, Instant at, Instant issuedAt) {}

  /** A refusal, and when the command says it was issued. */
  public record KeptRefusal(Answer.Refused answer, Instant issuedAt) {}
}
