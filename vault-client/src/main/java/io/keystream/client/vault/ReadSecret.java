package io.keystream.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.domain.secret.SecretPath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of one version of a secret, as texts: strings as they are, anything else as its JSON.
 *
 * @param edition which version it is
 * @param fields without those that are null
 */
public record ReadSecret(SecretPath path, Edition edition, Map<String, SecretText> fields) {

  public ReadSecret {
    fields = Map.copyOf(fields);
  }

  /**
   * Tells versions apart, also those of a secret that was removed and began again at 1.
   *
   * @param createdAt as the platform writes it
   */
  public record Edition(int number, String createdAt) {}

  static ReadSecret of(SecretPath path, JsonNode answer) {
    var metadata = answer.path("data").path("metadata");
    var fields = new LinkedHashMap<String, SecretText>();
    for (var field : answer.path("data").path("data").properties()) {
      if (!field.getValue().isNull()) {
        fields.put(field.getKey(), text(field.getValue()));
      }
    }
    return new ReadSecret(
        path,
        new Edition(metadata.path("version").asInt(), metadata.path("created_time").asText()),
        fields);
  }

  /**
   * One field.
   *
   * @throws VaultFailure naming it, if the secret has none such
   */
  public SecretText field(String name) {
    var field = fields.get(name);
    if (field == null) {
      throw VaultFailure.notFound("secret/%s has no field '%s'".formatted(path, name));
    }
    return field;
  }

  /** The same for several, all of which it must have. */
  public Map<String, SecretText> fields(Collection<String> names) {
    var chosen = new LinkedHashMap<String, SecretText>();
    names.forEach(name -> chosen.put(name, field(name)));
    return chosen;
  }

  private static SecretText text(JsonNode value) {
    return new SecretText(value.isTextual() ? value.textValue() : value.toString());
  }
}
