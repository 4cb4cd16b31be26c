package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about hours; by itself it shows its help. */
@Command(
    name = "hours",
    description = "Say when a principal works; use outside raises an alert and is not refused.")
final class HoursCommand {}
