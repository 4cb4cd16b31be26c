package io.keystream.cli;

import io.keystream.domain.access.AppRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = {
      "List the roles and whom they stand for, as the log itself proves it.",
      "What somebody wrote there without being entitled to is told and ends the verb with 4."
    })
final class AppRoleList implements Callable<Integer> {

  @Mixin private final SigningOptions signing;

  AppRoleList(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var read = signing.readDirectory();
    var roles = read.directory().appRoles().written();
    return signing.list(
        read, () -> table(roles), () -> roles.stream().map(AppRoleList::json).toList());
  }

  private static Table table(List<AppRole> roles) {
    var table = new Table("ROLE", "PRINCIPAL", "ROLE ID");
    roles.forEach(role -> table.row(role.name().name(), role.principal().name(), role.id().text()));
    return table;
  }

  private static Map<String, @Nullable Object> json(AppRole role) {
    return Json.object(
        "role", role.name().name(),
        "role_id", role.id().text(),
        "principal", role.principal().name());
  }
}
