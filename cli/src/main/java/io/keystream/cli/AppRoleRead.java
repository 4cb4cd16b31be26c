package io.keystream.cli;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.StoredRole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "read", description = "Show a role, as the log itself proves it.")
final class AppRoleRead implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;

  AppRoleRead(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    return switch (signing.readDirectory().directory().appRoles().of(name)) {
      case StoredRole.Written<AppRole>(var role, _) -> say(role);
      case StoredRole.Absent<AppRole> _, StoredRole.Removed<AppRole> _ ->
          throw new Stop(
              ExitCode.REFUSED, "app-role-does-not-exist", "There is no role '" + name + "'.");
    };
  }

  private int say(AppRole role) {
    var secretIds = role.secretIds();
    var json =
        Json.object(
            "role", role.name().name(),
            "role_id", role.id().text(),
            "principal", role.principal().name());
    RoleText.add(role.tokens(), json);
    json.put("secret_id_ttl", RoleText.seconds(secretIds.longest()));
    json.put("secret_id_bound_cidrs", RoleText.texts(secretIds.networks()));
    return signing.say(
        """
        role_id               %s
        principal             %s
        %s
        secret_id_ttl         %s
        secret_id_bound_cidrs %s\
        """
            .formatted(
                role.id(),
                role.principal().name(),
                RoleText.of(role.tokens()),
                RoleText.text(secretIds.longest()),
                RoleText.text(secretIds.networks())),
        json);
  }
}
