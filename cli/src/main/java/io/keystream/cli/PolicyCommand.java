package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about policies; by itself it shows its help. */
@Command(name = "policy", description = "Write, show and try what principals may do.")
final class PolicyCommand {}
