package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "delete",
    description = {
      "Remove a role. Nobody logs in with it any more, and its secret-ids end for ever.",
      "Tokens that were got with it go on; revoke them, or the principal."
    })
final class AppRoleDelete implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;

  AppRoleDelete(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    var accepted = signing.decided(client -> client.removeAppRole(name));
    return signing.say(
        "Role '%s' is removed.".formatted(name),
        Json.object(
            "role", name.name(),
            "done", "RemoveAppRole",
            "policy_version", accepted.lastSequence()));
  }
}
