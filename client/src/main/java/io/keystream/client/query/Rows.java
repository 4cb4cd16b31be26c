package io.keystream.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an answer out of their JSON; what is missing means another API answered. */
final class Rows {
  private Rows() {}

  static AuditEntry audit(JsonNode row) {
    return new AuditEntry(
        text(row, "record_id"),
        text(row, "operation"),
        time(row, "requested_at"),
        time(row, "recorded_at"),
        new Caller(
            new Principal(text(row, "principal")),
            new Application(text(row, "application")),
            user(row)),
        text(row, "key"),
        number(row, "version"),
        text(row, "resource"),
        text(row, "decision"),
        text(row, "reason"),
        text(row, "detail"),
        texts(row, "policies"),
        value(row, "policy_version", JsonNodeType.NUMBER).longValue(),
        value(row, "counted", JsonNodeType.BOOLEAN).booleanValue());
  }

  static KeyEntry key(JsonNode row) {
    return new KeyEntry(
        text(row, "name"),
        text(row, "algorithm"),
        text(row, "custody"),
        text(row, "state"),
        number(row, "active_version"),
        row.path("latest_version").asInt(),
        configuration(row),
        time(row, "created_at"));
  }

  static VersionEntry version(JsonNode row) {
    return new VersionEntry(
        row.path("version").asInt(),
        text(row, "state"),
        time(row, "since"),
        time(row, "created_at"),
        row.path("destroy_at").isTextual() ? time(row, "destroy_at") : null,
        text(row, "protected_by"),
        text(row, "check_value"),
        value(row, "imported", JsonNodeType.BOOLEAN).booleanValue());
  }

  static KeyConfiguration configuration(JsonNode key) {
    return new KeyConfiguration(
        new KeyVersion(integer(key, "min_decryption_version")),
        new MinEncryptionVersion(integer(key, "min_encryption_version")),
        new KeyVersion(integer(key, "min_available_version")),
        value(key, "deletion_allowed", JsonNodeType.BOOLEAN).booleanValue());
  }

  private static int integer(JsonNode row, String name) {
    return value(row, name, JsonNodeType.NUMBER).intValue();
  }

  private static User user(JsonNode row) {
    if (!row.path("user").isTextual()) {
      return new User.None();
    }
    var name = row.path("user").textValue();
    return row.path("user_verified").asBoolean()
        ? new User.Verified(name)
        : new User.Asserted(name);
  }

  private static String text(JsonNode row, String name) {
    return value(row, name, JsonNodeType.STRING).textValue();
  }

  private static JsonNode value(JsonNode row, String name, JsonNodeType type) {
    var value = row.path(name);
    if (value.getNodeType() != type) {
      throw new QueryFailed(
          QueryFailed.Reason.UNAVAILABLE, "the answer has no " + name + ": " + row, null);
    }
    return value;
  }

  private static List<String> texts(JsonNode row, String name) {
    return value(row, name, JsonNodeType.ARRAY).valueStream().map(JsonNode::asText).toList();
  }

  private static Instant time(JsonNode row, String name) {
    return Instant.parse(text(row, name));
  }

  private static @Nullable Integer number(JsonNode row, String name) {
    return row.path(name).isInt() ? row.path(name).intValue() : null;
  }
}
