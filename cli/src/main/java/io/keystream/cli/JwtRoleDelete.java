package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "delete",
    description = {
      "Remove a role for JWTs. Nobody logs in with it any more.",
      "Tokens that were got with it go on; revoke them, or the principal."
    })
final class JwtRoleDelete implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;

  JwtRoleDelete(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    var accepted = signing.decided(client -> client.removeJwtRole(name));
    return signing.say(
        "Role '%s' is removed.".formatted(name),
        Json.object(
            "role", name.name(),
            "done", "RemoveJwtRole",
            "policy_version", accepted.lastSequence()));
  }
}
