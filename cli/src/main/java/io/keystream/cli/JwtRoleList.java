package io.keystream.cli;

import java.util.concurrent.Callable;
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
    if (signing.isJson()) {
      signing.print(
          roles.stream()
              .map(role ->
                  Json.object(
                      "role", role.name().name(),
                      "principal", role.principal().name(),
                      "issuer", role.issuer().issuer()))
              .toList());
    } else {
      var table = new Table("ROLE", "PRINCIPAL", "ISSUER");
      roles.forEach(
          role -> table.row(role.name().name(), role.principal().name(), role.issuer().issuer()));
      table.print(signing.surroundings().out());
    }
    return (read.ignored().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).number();
  }
}
