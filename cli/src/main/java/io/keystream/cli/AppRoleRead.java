package io.keystream.cli;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.StoredRole;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "read", description = "Show a role, as the log itself proves it.")
final class AppRoleRead implements Callable<Integer> {

  @Mixin private final AppRoleArgument about = new AppRoleArgument();
  @Mixin private final SigningOptions signing;

  AppRoleRead(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    return switch (signing.readDirectory().directory().appRoles().of(name)) {
      case StoredRole.Written(var role, _) -> say(role);
      case StoredRole.Absent _, StoredRole.Removed _ ->
          throw new Stop(
              ExitCode.REFUSED, "app-role-does-not-exist", "There is no role '" + name + "'.");
    };
  }

  private int say(AppRole role) {
    var tokens = role.tokens();
    var policies = tokens.policies();
    var names = policies == null ? null : policies.stream().map(PolicyName::name).toList();
    return signing.say(
        """
        role_id               %s
        principal             %s
        policies              %s
        token_ttl             %s
        token_max_ttl         %s
        token_period          %s
        token_bound_cidrs     %s
        secret_id_ttl         %s
        secret_id_bound_cidrs %s\
        """
            .formatted(
                role.id(),
                role.principal().name(),
                names == null ? "all of the principal" : String.join(", ", names),
                text(tokens.ttl()),
                text(tokens.maxTtl()),
                text(tokens.period()),
                text(tokens.networks()),
                text(role.secretIds().longest()),
                text(role.secretIds().networks())),
        Json.object(
            "role", role.name().name(),
            "role_id", role.id().text(),
            "principal", role.principal().name(),
            "token_policies", names,
            "token_ttl", seconds(tokens.ttl()),
            "token_max_ttl", seconds(tokens.maxTtl()),
            "token_period", seconds(tokens.period()),
            "token_bound_cidrs", texts(tokens.networks()),
            "secret_id_ttl", seconds(role.secretIds().longest()),
            "secret_id_bound_cidrs", texts(role.secretIds().networks())));
  }

  private static String text(@Nullable Duration duration) {
    return duration == null ? "as usual" : duration.toSeconds() + "s";
  }

  private static String text(List<Network> networks) {
    return networks.isEmpty() ? "everywhere" : String.join(", ", texts(networks));
  }

  private static List<String> texts(List<Network> networks) {
    return networks.stream().map(Network::toString).toList();
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }
}
