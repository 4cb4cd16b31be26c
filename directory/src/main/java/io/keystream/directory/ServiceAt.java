package io.keystream.directory;

import io.keystream.domain.access.Directory;
import io.keystream.domain.caller.Principal;

/** Which service a certificate spoke for at a moment, by the access events known then. */
public sealed interface ServiceAt {

  /**
   * This one.
   *
   * @param known the directory as of those events
   */
  record Accepted(Directory known, Principal service) implements ServiceAt {}

  /** None: somebody should be told why. */
  record None(String why) implements ServiceAt {}
}
