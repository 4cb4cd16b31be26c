package io.keystream.worker.requests;

import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request: its session first, then limits and the deadline, policies and budget, the
 * key's state, then the HSM; and the session again before the answer leaves.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class RequestExecutor {

  private static final Logger log = LoggerFactory.getLogger(RequestExecutor.class);

  private final Authenticity authenticity;
  private final Permission permission;
  private final Operations operations;
  private final CallerLanes lanes;
  private final InstantSource clock;

  RequestExecutor(
      Authenticity authenticity,
      Permission permission,
      Operations operations,
      CallerLanes lanes,
      InstantSource clock) {
    this.authenticity = authenticity;
    this.permission = permission;
    this.operations = operations;
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
    return run(request, content, budgets, now);
  }

  private Execution run(
      Unsealed.Genuine request, CryptoRequestRecord content, CallerBudgets budgets, Instant now) {
    try {
      var permit = permission.ask(request, content, budgets, now);
      return permit instanceof Permit.Refused(_, var denied)
          ? new Execution(denied, permit)
          : new Execution(runUnlessRevoked(request, content), permit);
    } catch (IllegalArgumentException | IllegalStateException e) {
      // A defect that one request meets must not stop everybody behind it.
      log.atError().setCause(e).log("request met a defect");
      return Execution.unasked(
          new Outcome.Failed(
              Outcome.Used.NOTHING,
              "internal-error",
              "The worker has a defect; see its log.",
              false));
    }
  }

  /** A revocation that came while the HSM worked still keeps the answer in. */
  private Outcome runUnlessRevoked(Unsealed.Genuine request, CryptoRequestRecord content) {
    var outcome = operations.run(content.getKey(), content.getOperation());
    var revoked = authenticity.refusal(request, clock.instant());
    if (revoked == null) {
      return outcome;
    }
    if (outcome instanceof Outcome.Done done) {
      Payloads.wipeReply(done.answer());
    }
    return revoked;
  }

  private @Nullable String violation(
      Unsealed.Genuine request, CryptoRequestRecord content, int partition, Instant now) {
    var limit = RequestLimits.violation(request, content, now);
    return limit == null ? lanes.violation(request, partition) : limit;
  }
}
