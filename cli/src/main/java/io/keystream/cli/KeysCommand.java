package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about keys; by itself it shows its help. */
@Command(name = "keys", description = "Make, show and change keys.")
final class KeysCommand {}
