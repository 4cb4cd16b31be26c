package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.domain.secret.Version;
import java.time.Duration;

/** What is known of secrets, in the shapes that Vault's clients read. */
final class SecretJson {

  private SecretJson() {}

  /** Of a version, beside its value. */
  static ObjectNode version(Secret.Present secret, Version version) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("created_time", version.createdAt().toString());
    custom(json, secret.custom());
    return ending(json, version).put("version", version.number().number());
  }

  static ObjectNode metadata(Secret.Present secret) {
    var settings = secret.settings();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("cas_required", settings.cas() == CasRule.REQUIRED)
        .put("created_time", secret.createdAt().toString())
        .put("current_version", secret.current());
    custom(json, secret.custom());
    json.put("delete_version_after", text(settings.deleteVersionAfter()))
        .put("max_versions", settings.maxVersions())
        .put("oldest_version", secret.oldest())
        .put("updated_time", secret.updatedAt().toString());
    var versions = json.putObject("versions");
    for (var version : secret.versions().values()) {
      var one = versions.putObject(Integer.toString(version.number().number()));
      ending(one.put("created_time", version.createdAt().toString()), version);
    }
    return json;
  }

  static ObjectNode configuration(StoreConfiguration store) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("cas_required", store.cas() == CasRule.REQUIRED)
        .put("delete_version_after", text(store.deleteVersionAfter()))
        .put("max_versions", store.maxVersions());
  }

  /**
   * The names in a value, with null in place of what they stand for.
   *
   * @param depth how deep; 0 for all
   */
  static ObjectNode subkeys(ObjectNode value, int depth) {
    var names = JsonNodeFactory.instance.objectNode();
    for (var field : value.properties()) {
      if (field.getValue() instanceof ObjectNode deeper && !deeper.isEmpty() && depth != 1) {
        names.set(field.getKey(), subkeys(deeper, Math.max(0, depth - 1)));
      } else {
        names.putNull(field.getKey());
      }
    }
    return names;
  }

  private static ObjectNode ending(ObjectNode json, Version version) {
    return json.put("deletion_time", deletionTime(version.deletion()))
        .put("destroyed", version instanceof Version.Destroyed);
  }

  private static String deletionTime(Deletion deletion) {
    return switch (deletion) {
      case Deletion.None _ -> "";
      case Deletion.From(var time) -> time.toString();
    };
  }

  /** Null where nobody told anything, as in Vault. */
  private static void custom(ObjectNode json, CustomMetadata custom) {
    if (custom.pairs().isEmpty()) {
      json.putNull("custom_metadata");
    } else {
      custom.pairs().forEach(json.putObject("custom_metadata")::put);
    }
  }

  /** As Go prints durations: {@code 3h25m19s}. */
  private static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    var hours = duration.toHours() > 0 ? duration.toHours() + "h" : "";
    var minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + "m" : "";
    return hours + minutes + duration.toSecondsPart() + "s";
  }
}
