package io.keystream.worker.requests;

import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers one request that came over Kafka: its session first, then limits and the deadline, then
 * the use it asks; and the session again before the answer leaves.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class RequestExecutor {

  private final Authenticity authenticity;
  private final UseExecutor uses;
  private final CallerLanes lanes;
  private final InstantSource clock;

  RequestExecutor(
      Authenticity authenticity, UseExecutor uses, CallerLanes lanes, InstantSource clock) {
    this.authenticity = authenticity;
    this.uses = uses;
    this.lanes = lanes;
    this.clock = clock;
  }

  Execution execute(Unsealed.Genuine request, int partition, CallerBudgets budgets, Instant now) {
    var unauthentic = authenticity.refusal(request, now);
    if (unauthentic != null) {
      return Execution.unasked(unauthentic);
    }
    var content = request.content();
    if (content == null) {
      return Execution.unasked(Outcome.invalid("what is sealed is no CryptoRequestRecord."));
    }
    var violation = violation(request, content, partition, now);
    if (violation != null) {
      return Execution.unasked(Outcome.invalid(violation));
    }
    if (now.isAfter(request.deadline())) {
      return Execution.unasked(
          new Outcome.Failed(
              Outcome.Used.NOTHING,
              "deadline-passed",
              "The deadline passed at " + request.deadline() + ", it is " + now + ".",
              false));
    }
    return uses.execute(
        request, content, budgets, now, () -> authenticity.refusal(request, clock.instant()));
  }

  private @Nullable String violation(
      Unsealed.Genuine request, CryptoRequestRecord content, int partition, Instant now) {
    var limit = RequestLimits.violation(request, content, now);
    return limit == null ? lanes.violation(request, partition) : limit;
  }
}
