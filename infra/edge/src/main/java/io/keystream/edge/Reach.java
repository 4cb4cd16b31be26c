package io.keystream.edge;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How many different things callers reach, where somebody counts that: a script that takes one
 * after the other is stopped while it runs.
 */
public interface Reach {

  /** Where nobody counts. */
  Reach UNCOUNTED = (_, _, _, _) -> new Taken.Before();

  /**
   * Counts one more thing, if the caller's budget has room for it.
   *
   * @param allowed what policies said, budgets of their own among it
   */
  Taken take(Principal principal, AccessDecision.Allowed allowed, String thing, Instant now);

  /** Whether there was room. */
  sealed interface Taken {

    /** There was none needed. */
    record Before() implements Taken {}

    /**
     * It is one more.
     *
     * @param told for others who count, beside the audit record
     */
    record Counted(ProducerRecord<String, byte[]> told) implements Taken {}

    /**
     * There was none.
     *
     * @param message says when there will be
     */
    record OverBudget(String code, String message) implements Taken {}
  }
}
