package io.keystream.cli;

import io.keystream.domain.key.KeyName;
import picocli.CommandLine.Parameters;

/** The key a command is about. */
final class KeyArgument {

  // picocli sets it before a command runs: the parameter is required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "KEY", description = "Name of the key, such as payments/cards.")
  private KeyName name;

  KeyName name() {
    return name;
  }
}
