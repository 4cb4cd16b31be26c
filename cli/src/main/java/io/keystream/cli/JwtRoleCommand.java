package io.keystream.cli;

import picocli.CommandLine.Command;

/** Parent of the verbs about roles for JWTs; by itself it shows its help. */
@Command(
    name = "jwt-role",
    description = "Let programs log in over HTTPS with tokens that somebody else signs (JWT).")
final class JwtRoleCommand {}
