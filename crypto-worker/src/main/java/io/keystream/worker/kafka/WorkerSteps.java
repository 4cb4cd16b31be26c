package io.keystream.worker.kafka;

/** Told as a transaction goes on, so that tests can stop the worker at each step. */
public interface WorkerSteps {

  /** The steps of a transaction that answers requests, or carries out key events. */
  enum Step {
    /** Replies and records are sent, nothing is committed. */
    EXECUTED,
    /** The input offsets are part of the transaction as well. */
    OFFSETS_SENT,
    /** The transaction is committed and nothing was done since. */
    COMMITTED
  }

  WorkerSteps NONE = _ -> {};

  void reached(Step step);
}
