package io.keystream.cli;

import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.StoredRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "read", description = "Show a role for JWTs, as the log itself proves it.")
final class JwtRoleRead implements Callable<Integer> {

  @Mixin private final RoleArgument about = new RoleArgument();
  @Mixin private final SigningOptions signing;

  JwtRoleRead(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var name = about.name();
    return switch (signing.readDirectory().directory().jwtRoles().of(name)) {
      case StoredRole.Written<JwtRole>(var role, _) ->
          signing.say(text(json(role)) + RoleText.of(role.tokens()), withTokens(role));
      case StoredRole.Absent<JwtRole> _, StoredRole.Removed<JwtRole> _ ->
          throw new Stop(
              ExitCode.REFUSED,
              "jwt-role-does-not-exist",
              "There is no role '" + name + "' for JWTs.");
    };
  }

  private static Map<String, @Nullable Object> withTokens(JwtRole role) {
    var json = json(role);
    RoleText.add(role.tokens(), json);
    return json;
  }

  private static Map<String, @Nullable Object> json(JwtRole role) {
    var bounds = role.bounds();
    var claims = new LinkedHashMap<String, List<String>>();
    bounds
        .claims()
        .forEach((claim, values) -> claims.put(claim.name(), values.stream().sorted().toList()));
    var mappings = new LinkedHashMap<String, String>();
    role.naming().metadata().forEach((claim, name) -> mappings.put(claim.name(), name));
    var keys = role.issuer().keys();
    return Json.object(
        "role", role.name().name(),
        "principal", role.principal().name(),
        "issuer", role.issuer().issuer(),
        "jwks", keys instanceof JwtIssuer.Given(var jwks) ? jwks : null,
        "jwks_url", keys instanceof JwtIssuer.At(var url, _) ? url : null,
        "jwks_ca_pem", keys instanceof JwtIssuer.At(_, var ca) ? ca : null,
        "bound_audiences", List.copyOf(bounds.audiences()),
        "bound_subject", bounds.subject(),
        "bound_claims", claims,
        "bound_claims_type", bounds.matching().name(),
        "user_claim", role.naming().user().name(),
        "claim_mappings", mappings);
  }

  /** A line each for what is said. */
  private static String text(Map<String, @Nullable Object> json) {
    return json.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .map(entry -> "%-21s %s\n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }
}
