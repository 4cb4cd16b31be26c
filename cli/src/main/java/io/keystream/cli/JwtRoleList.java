package io.keystream.cli;

import io.keystream.domain.access.JwtRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = {
      "List the roles for JWTs and whom they stand for, as the log itself proves it.",
      "What somebody wrote there without being entitled to is told and ends the verb with 4."
    })
final class JwtRoleList implements Callable<Integer> {

  @Mixin private final SigningOptions signing;

  JwtRoleList(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var read = signing.readDirectory();
    var roles = read.directory().jwtRoles().written();
    return signing.list(
        read, () -> table(roles), () -> roles.stream().map(JwtRoleList::json).toList());
  }

  private static Table table(List<JwtRole> roles) {
    var table = new Table("ROLE", "PRINCIPAL", "ISSUER");
    roles.forEach(
        role -> table.row(role.name().name(), role.principal().name(), role.issuer().issuer()));
    return table;
  }

  private static Map<String, @Nullable Object> json(JwtRole role) {
    return Json.object(
        "role", role.name().name(),
        "principal", role.principal().name(),
        "issuer", role.issuer().issuer());
  }
}
