package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles and secret-ids in the shapes that Vault's clients read. */
final class AppRoleJson {

  private AppRoleJson() {}

  static ObjectNode role(AppRole role, Directory directory) {
    var tokens = role.tokens();
    var data = JsonNodeFactory.instance.objectNode();
    data.put("bind_secret_id", true).put("local_secret_ids", false);
    networks(data, "secret_id_bound_cidrs", role.secretIds().networks());
    data.put("secret_id_num_uses", 0).put("secret_id_ttl", seconds(role.secretIds().longest()));
    networks(data, "token_bound_cidrs", tokens.networks());
    data.put("token_explicit_max_ttl", seconds(tokens.maxTtl()))
        .put("token_max_ttl", seconds(tokens.maxTtl()))
        .put("token_no_default_policy", true)
        .put("token_num_uses", 0)
        .put("token_period", seconds(tokens.period()));
    var names = data.putArray("token_policies");
    var policies = tokens.policies();
    var all =
        directory.of(role.principal()) instanceof Enrolled enrolled
            ? enrolled.policies()
            : Set.<PolicyName>of();
    (policies == null ? all : policies).forEach(policy -> names.add(policy.name()));
    return data.put("token_ttl", seconds(tokens.ttl()))
        .put("token_type", "service")
        .put("keystream_principal", role.principal().name());
  }

  /**
   * What whoever makes one is told.
   *
   * @param secret shown once
   */
  static ObjectNode made(SecretId secretId, String secret) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("secret_id", secret)
        .put("secret_id_accessor", secretId.accessor().text())
        .put("secret_id_num_uses", 0)
        .put("secret_id_ttl", left(secretId, secretId.issuedAt()));
  }

  static ObjectNode lookup(SecretId secretId, Instant now) {
    var data = JsonNodeFactory.instance.objectNode();
    networks(data, "cidr_list", secretId.networks());
    data.put("creation_time", secretId.issuedAt().toString())
        .put("expiration_time", secretId.expiresAt().toString())
        .put("last_updated_time", secretId.issuedAt().toString());
    secretId.metadata().values().forEach(data.putObject("metadata")::put);
    data.put("secret_id_accessor", secretId.accessor().text())
        .put("secret_id_num_uses", 0)
        .put("secret_id_ttl", left(secretId, now))
        .putArray("token_bound_cidrs");
    return data;
  }

  private static void networks(ObjectNode data, String field, List<Network> networks) {
    var list = data.putArray(field);
    networks.forEach(network -> list.add(network.toString()));
  }

  private static long left(SecretId secretId, Instant now) {
    return Math.max(0, Duration.between(now, secretId.expiresAt()).toSeconds());
  }

  private static long seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toSeconds();
  }
}
