package io.keystream.worker.requests;

import io.keystream.schemas.wire.CryptoRequestRecord;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what an authenticated caller asks: policies and budget first, the key's state, then
 * the HSM.
 *
 * <p><b>Thread safety:</b> that of its parts; a caller's budgets are for one thread.
 */
final class UseExecutor {

  private static final Logger log = LoggerFactory.getLogger(UseExecutor.class);

  private final Permission permission;
  private final Operations operations;

  UseExecutor(Permission permission, Operations operations) {
    this.permission = permission;
    this.operations = operations;
  }

  /**
   * Carries it out; the request is within its limits.
   *
   * @param revoked asked when the HSM is done: why the caller counts no longer, or null
   */
  Execution execute(
      CallerRequest request,
      CryptoRequestRecord content,
      Budgets budgets,
      Instant now,
      Supplier<Outcome.@Nullable Denied> revoked) {
    try {
      var permit = permission.ask(request, content, budgets, now);
      return permit instanceof Permit.Refused(_, var denied)
          ? new Execution(denied, permit)
          : new Execution(runUnlessRevoked(content, revoked), permit);
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
  private Outcome runUnlessRevoked(
      CryptoRequestRecord content, Supplier<Outcome.@Nullable Denied> revoked) {
    var outcome = operations.run(content);
    var refusal = revoked.get();
    if (refusal == null) {
      return outcome;
    }
    if (outcome instanceof Outcome.Done done) {
      Payloads.wipeReply(done.answer());
    }
    return refusal;
  }
}
