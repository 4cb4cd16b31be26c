package io.keystream.cli;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "write",
    description = {
      "Write a role; it takes the place of the one of that name, also where nothing is said.",
      "Its id stays, unless --fresh-role-id ends all secret-ids that were made for it."
    })
final class AppRoleWrite implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--principal",
      required = true,
      paramLabel = "NAME",
      description = "Whom tokens stand for; enrolled, and no service.")
  private Principal principal;

  @Mixin private final RoleTokenOptions tokens = new RoleTokenOptions();

  @Option(
      names = "--secret-id-ttl",
      paramLabel = "TIME",
      description = "How long a secret-id counts, at most (default: 32d).")
  private @Nullable Duration secretIdTtl;

  @Option(
      names = "--secret-id-bound-cidr",
      paramLabel = "CIDR",
      description = "Secret-ids are accepted from there only; may be repeated.")
  private List<Network> secretIdNetworks = List.of();

  @Option(names = "--role-id", paramLabel = "ID", description = "In place of a random one.")
  private @Nullable RoleId roleId;

  @Option(names = "--fresh-role-id", description = "Ends all secret-ids of the role.")
  private boolean fresh;

  AppRoleWrite(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var role = role(about.name());
    var accepted = signing.decided(client -> client.writeAppRole(role));
    return signing.say(
        "Role '%s' is written. Its role_id is %s".formatted(role.name(), role.id()),
        Json.object(
            "role", role.name().name(),
            "role_id", role.id().text(),
            "done", "WriteAppRole",
            "policy_version", accepted.lastSequence()));
  }

  private AppRole role(RoleName name) {
    try {
      return new AppRole(
          name,
          roleId == null ? id(name) : roleId,
          principal,
          tokens.tokens(),
          new AppRole.SecretIds(secretIdTtl, secretIdNetworks));
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }

  /** That of the role as it is, where it is one and stands for the same principal. */
  private RoleId id(RoleName name) {
    return !fresh
            && signing.readDirectory().directory().appRoles().of(name)
                instanceof StoredRole.Written<AppRole>(var before, _)
            && before.principal().equals(principal)
        ? before.id()
        : new RoleId(UUID.randomUUID().toString());
  }
}
