package io.keystream.worker.requests;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request, and what its caller was permitted.
 *
 * @param permit null where nobody was asked, because the request was refused before
 */
record Execution(Outcome outcome, @Nullable Permit permit) {

  static Execution unasked(Outcome outcome) {
    return new Execution(outcome, null);
  }
}
