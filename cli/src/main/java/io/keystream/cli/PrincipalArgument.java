package io.keystream.cli;

import io.keystream.domain.caller.Principal;
import picocli.CommandLine.Parameters;

/** Whom a verb is about. */
final class PrincipalArgument {

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "PRINCIPAL", description = "Such as svc-till.")
  private String name;

  Principal principal() {
    try {
      return new Principal(name);
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }
}
