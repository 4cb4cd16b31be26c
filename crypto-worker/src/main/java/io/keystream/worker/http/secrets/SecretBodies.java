package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.MetadataPatch;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Commands about secrets as bodies ask for them; what is wrong with one is told by its field. */
final class SecretBodies {

  private static final String CUSTOM = "custom_metadata";
  private static final String VERSIONS = "versions";
  private static final int MOST_VERSIONS = 10_000;

  private SecretBodies() {}

  /** The value to be written, or what of it is to be another. */
  static ObjectNode data(JsonBody body) {
    var data = body.object("data");
    if (data == null) {
      throw new BadRequest("data must be given");
    }
    return data.fields();
  }

  static Cas cas(JsonBody body) {
    var options = body.object("options");
    var cas = options == null ? null : options.number("cas");
    if (cas == null) {
      return new Cas.Unchecked();
    }
    if (cas < 0) {
      throw new BadRequest("cas must be the current version, 0 for none: " + cas);
    }
    return new Cas.Follows(cas);
  }

  static SecretCommand delete(SecretPath path, JsonBody body) {
    return new SecretCommand.Delete(path, versions(body));
  }

  static SecretCommand undelete(SecretPath path, JsonBody body) {
    return new SecretCommand.Undelete(path, versions(body));
  }

  static SecretCommand destroy(SecretPath path, JsonBody body) {
    return new SecretCommand.Destroy(path, versions(body));
  }

  static SecretCommand putMetadata(SecretPath path, JsonBody body) {
    return BadRequest.checked(
        "metadata", () -> new SecretCommand.PutMetadata(path, settings(body), custom(body)));
  }

  static SecretCommand patchMetadata(SecretPath path, JsonBody body) {
    return BadRequest.checked(
        "metadata", () -> new SecretCommand.PatchMetadata(path, settings(body), customPatch(body)));
  }

  static SecretCommand configure(JsonBody body) {
    return BadRequest.checked("config", () -> new SecretCommand.Configure(settings(body)));
  }

  private static SettingsChange settings(JsonBody body) {
    var cas = body.truth("cas_required");
    return new SettingsChange(
        body.number("max_versions"),
        cas == null ? null : cas ? CasRule.REQUIRED : CasRule.OPTIONAL,
        body.anyDuration("delete_version_after"));
  }

  private static @Nullable CustomMetadata custom(JsonBody body) {
    return body.object(CUSTOM) == null
        ? null
        : new CustomMetadata(new TreeMap<>(body.pairs(CUSTOM)));
  }

  /** What is null is removed. */
  private static MetadataPatch customPatch(JsonBody body) {
    var patch = body.object(CUSTOM);
    if (patch == null) {
      return MetadataPatch.NOTHING;
    }
    var set = new TreeMap<String, String>();
    var remove = new TreeSet<String>();
    for (var pair : patch.fields().properties()) {
      if (pair.getValue().isNull()) {
        remove.add(pair.getKey());
      } else if (pair.getValue().isTextual()) {
        set.put(pair.getKey(), pair.getValue().textValue());
      } else {
        throw new BadRequest(CUSTOM + " must be an object of strings");
      }
    }
    return new MetadataPatch(set, remove);
  }

  private static SortedSet<SecretVersion> versions(JsonBody body) {
    var given = body.fields().path(VERSIONS);
    if (!given.isArray() || given.isEmpty() || given.size() > MOST_VERSIONS) {
      throw new BadRequest(
          VERSIONS + " must be a list of 1 to " + MOST_VERSIONS + " numbers of versions");
    }
    var versions = new TreeSet<SecretVersion>();
    for (var one : given) {
      versions.add(BadRequest.checked(VERSIONS, () -> new SecretVersion(number(one))));
    }
    return versions;
  }

  private static int number(JsonNode value) {
    if (value.isInt()) {
      return value.intValue();
    }
    if (value.isTextual() && value.textValue().matches("\\d{1,9}")) {
      return Integer.parseInt(value.textValue());
    }
    throw new BadRequest(VERSIONS + " must be numbers of versions");
  }
}
