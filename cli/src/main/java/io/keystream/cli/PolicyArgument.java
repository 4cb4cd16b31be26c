package io.keystream.cli;

import io.keystream.domain.policy.PolicyName;
import picocli.CommandLine.Parameters;

/** The policy a verb is about. */
final class PolicyArgument {

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "0", paramLabel = "NAME", description = "Such as tills.")
  private PolicyName name;

  PolicyName name() {
    return name;
  }
}
