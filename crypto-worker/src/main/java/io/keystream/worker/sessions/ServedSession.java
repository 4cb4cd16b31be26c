package io.keystream.worker.sessions;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.sealing.WorkerSession;

/** A session that was derived, and who speaks in it. */
public record ServedSession(WorkerSession session, Principal principal, Application application) {

  /**
   * Of an opening whose names are those of callers.
   *
   * @throws IllegalArgumentException if they are not
   */
  static ServedSession of(WorkerSession session) {
    var claim = session.opening().claim();
    return new ServedSession(
        session, new Principal(claim.principal()), new Application(claim.application()));
  }
}
