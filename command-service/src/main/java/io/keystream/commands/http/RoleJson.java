package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.Role;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles in the shapes that Vault's clients read. */
final class RoleJson {

  private RoleJson() {}

  static ObjectNode of(AppRole role, Directory directory) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("bind_secret_id", true).put("local_secret_ids", false);
    networks(data, "secret_id_bound_cidrs", role.secretIds().networks());
    data.put("secret_id_num_uses", 0).put("secret_id_ttl", seconds(role.secretIds().longest()));
    return tokens(data, role, directory);
  }

  /** With where its keys are from, which Vault has in the configuration of the mount. */
  static ObjectNode of(JwtRole role, Directory directory) {
    var data = JsonNodeFactory.instance.objectNode();
    var bounds = role.bounds();
    data.put("role_type", "jwt").put("bound_issuer", role.issuer().issuer());
    switch (role.issuer().keys()) {
      case JwtIssuer.Given(var jwks) -> data.put("jwks", jwks);
      case JwtIssuer.At(var url, var ca) -> data.put("jwks_url", url).put("jwks_ca_pem", ca);
    }
    texts(data, "bound_audiences", bounds.audiences());
    data.put("bound_subject", bounds.subject() == null ? "" : bounds.subject())
        .put("bound_claims_type", bounds.matching() == JwtBounds.Matching.GLOB ? "glob" : "string");
    var claims = data.putObject("bound_claims");
    bounds.claims().forEach((claim, values) -> texts(claims, claim.name(), values));
    data.put("user_claim", role.naming().user().name())
        .put("user_claim_json_pointer", role.naming().user().name().startsWith("/"));
    var mappings = data.putObject("claim_mappings");
    role.naming().metadata().forEach((claim, name) -> mappings.put(claim.name(), name));
    return tokens(data, role, directory);
  }

  private static ObjectNode tokens(ObjectNode data, Role role, Directory directory) {
    var tokens = role.tokens();
    networks(data, "token_bound_cidrs", tokens.networks());
    data.put("token_explicit_max_ttl", seconds(tokens.maxTtl()))
        .put("token_max_ttl", seconds(tokens.maxTtl()))
        .put("token_no_default_policy", true)
        .put("token_num_uses", 0)
        .put("token_period", seconds(tokens.period()));
    var policies = tokens.policies();
    var all =
        directory.of(role.principal()) instanceof Enrolled enrolled
            ? enrolled.policies()
            : Set.<PolicyName>of();
    texts(
        data,
        "token_policies",
        (policies == null ? all : policies).stream().map(PolicyName::name).toList());
    return data.put("token_ttl", seconds(tokens.ttl()))
        .put("token_type", "service")
        .put("keystream_principal", role.principal().name());
  }

  static void networks(ObjectNode data, String field, List<Network> networks) {
    texts(data, field, networks.stream().map(Network::toString).toList());
  }

  private static void texts(ObjectNode data, String field, Iterable<String> texts) {
    var list = data.putArray(field);
    texts.forEach(list::add);
  }

  private static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }
}
