package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.approle.SecretId;
import java.time.Duration;
import java.time.Instant;

/** Secret-ids in the shapes that Vault's clients read. */
final class AppRoleJson {

  private AppRoleJson() {}

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
    RoleJson.networks(data, "cidr_list", secretId.networks());
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

  private static long left(SecretId secretId, Instant now) {
    return Math.max(0, Duration.between(now, secretId.expiresAt()).toSeconds());
  }
}
