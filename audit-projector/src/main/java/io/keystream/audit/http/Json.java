package io.keystream.audit.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.audit.streams.AuditPage;
import io.keystream.audit.streams.KeySummary;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.Completeness;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the answers look: snake_case, times in ISO 8601, null where something is absent. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode key(KeySummary key) {
    return object()
        .put("name", key.name())
        .put("algorithm", key.first().getAlgorithm())
        .put("custody", key.first().getCustody())
        .put("state", key.primary().getState())
        .put("active_version", key.active())
        .put("latest_version", key.latest())
        .put("min_decryption_version", key.first().getMinDecryptionVersion())
        .put("min_encryption_version", key.first().getMinEncryptionVersion())
        .put("min_available_version", key.first().getMinAvailableVersion())
        .put("deletion_allowed", key.first().getDeletionAllowed())
        .put("origin", key.first().getKeyOrigin())
        .put("created_at", text(key.first().getCreatedAt()));
  }

  static void put(KeyConfiguration set, ObjectNode key) {
    key.put("min_decryption_version", set.minDecryptionVersion().number())
        .put("min_encryption_version", set.minEncryptionVersion().number())
        .put("min_available_version", set.minAvailableVersion().number())
        .put("deletion_allowed", set.deletionAllowed());
  }

  static ObjectNode version(KeyStateRecord state, Version version) {
    return object()
        .put("version", state.getVersion())
        .put("state", state.getState())
        .put("suspended", isSuspended(version))
        .put("since", text(state.getSince()))
        .put("created_at", text(state.getCreatedAt()))
        .put("destruction", destruction(version))
        .put("destroy_at", text(state.getDestroyAt()))
        .put("check_value", state.getCheckValue())
        .put("public_key", state.getPublicKey())
        .put("protected_by", state.getProtectedBy())
        .put("imported", state.getImported())
        .put("sequence", state.getSequence());
  }

  static ObjectNode record(AuditPage.Row row) {
    var record = row.record();
    var caller = record.getCaller();
    var json =
        object()
            .put("record_id", record.getRecordId())
            .put("kind", record.getKind().name())
            .put("operation", record.getOperation())
            .put("requested_at", text(record.getRequestedAt()))
            .put("recorded_at", text(record.getRecordedAt()))
            .put("principal", caller.getPrincipal())
            .put("application", caller.getApplication())
            .put("user", caller.getUser())
            .put("user_verified", caller.getUserVerified())
            .put("key", record.getKey())
            .put("version", record.getVersion())
            .put("state", record.getState())
            .put("decision", record.getDecision().name())
            .put("reason", record.getReason())
            .put("detail", record.getDetail())
            .put("bytes_in", record.getBytesIn())
            .put("node", record.getNode())
            .put("source", record.getSource())
            .put("resource", record.getResource())
            .put("policy_version", record.getPolicyVersion());
    json.set("policies", policies(record));
    return json.put("counted", record.getCounted())
        .put("partition", row.partition())
        .put("offset", row.offset());
  }

  /** The record has them in one text, joined by commas. */
  private static ArrayNode policies(AuditRecord record) {
    var policies = JsonNodeFactory.instance.arrayNode();
    if (!record.getPolicies().isEmpty()) {
      Arrays.stream(record.getPolicies().split(",")).forEach(policies::add);
    }
    return policies;
  }

  /** Up to which position the answer is complete. */
  static ObjectNode position(Completeness completeness) {
    var position =
        object().put("complete", completeness.isComplete()).put("behind", completeness.behind());
    var partitions = position.putArray("partitions");
    completeness
        .partitions()
        .forEach((partition, at) ->
            partitions
                .addObject()
                .put("partition", partition)
                .put("reached", at.reached())
                .put("end", at.end()));
    return position;
  }

  static @Nullable String text(@Nullable Object value) {
    return Objects.toString(value, null);
  }

  private static boolean isSuspended(Version version) {
    return version instanceof Version.Suspended
        || (version instanceof Version.Compromised compromised
            && compromised.processing() == Version.Processing.SUSPENDED);
  }

  private static String destruction(Version version) {
    return switch (version.destruction()) {
      case Destruction.None _ -> "none";
      case Destruction.Scheduled _ -> "scheduled";
      case Destruction.Started _ -> "started";
    };
  }
}
