package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about principals; by itself it shows its help. */
@Command(name = "principals", description = "Enrol, show and revoke who may ask.")
final class PrincipalsCommand {}
