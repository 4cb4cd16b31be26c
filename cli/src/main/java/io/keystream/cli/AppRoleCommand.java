package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about roles; by itself it shows its help. */
@Command(
    name = "approle",
    description = "Let programs without a certificate log in over HTTPS, with a secret-id.")
final class AppRoleCommand {}
