package io.keystream.cli;

import io.keystream.domain.access.RoleName;
import picocli.CommandLine.Parameters;

/** The role a verb is about. */
final class RoleArgument {

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "NAME", description = "Such as ci-runner.")
  private RoleName name;

  RoleName name() {
    return name;
  }
}
