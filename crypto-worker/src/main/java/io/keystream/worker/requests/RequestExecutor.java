package io.keystream.worker.requests;

import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one request: limits first, then the deadline, then the key's state, then the HSM.
 *
 * <p>Identity is what the record asserts; a caller proves it only once sessions are sealed.
 *
 * <p><b>Thread safety:</b> holds no state of its own.
 */
final class RequestExecutor {

  private static final Logger log = LoggerFactory.getLogger(RequestExecutor.class);

  private final Operations operations;
  private final CallerLanes lanes;

  RequestExecutor(Operations operations, CallerLanes lanes) {
    this.operations = operations;
    this.lanes = lanes;
  }

  Outcome execute(CryptoRequestRecord request, ConsumerRecord<?, ?> from, Instant now) {
    var violation = RequestLimits.violation(request, now);
    if (violation == null) {
      violation = lanes.violation(request, from);
    }
    if (violation != null) {
      return Outcome.invalid(violation);
    }
    if (now.isAfter(request.getDeadline())) {
      return new Outcome.Failed(
          Outcome.Used.NOTHING,
          "deadline-passed",
          "The deadline passed at " + request.getDeadline() + ", it is " + now + ".",
          false);
    }
    return run(request);
  }

  private Outcome run(CryptoRequestRecord request) {
    try {
      return operations.run(request.getKey(), request.getOperation());
    } catch (IllegalArgumentException | IllegalStateException e) {
      // A defect that one request meets must not stop everybody behind it.
      log.atError().setCause(e).log("request met a defect");
      return new Outcome.Failed(
          Outcome.Used.NOTHING, "internal-error", "The worker has a defect; see its log.", false);
    }
  }
}
