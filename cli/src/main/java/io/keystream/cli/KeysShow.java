package io.keystream.cli;

import io.keystream.client.query.KeyDescription;
import io.keystream.client.query.Page;
import io.keystream.client.query.VersionEntry;
import io.keystream.domain.key.KeyConfiguration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show how a key is configured, and its versions.")
final class KeysShow implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final Target target;

  KeysShow(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var projections = target.projections();
        var _ = target.waitingFor("the audit-projector")) {
      var shown = target.complete(() -> projections.key(key.name()), KeyDescription::versions);
      if (target.isJson()) {
        target.print(json(shown));
      } else {
        print(shown.configuration());
        print(shown.versions());
      }
      return target.finish(shown.versions());
    }
  }

  private void print(KeyConfiguration set) {
    var out = target.surroundings().out();
    out.println("min decryption version: " + set.minDecryptionVersion());
    out.println("min encryption version: " + set.minEncryptionVersion());
    out.println("min available version:  " + set.minAvailableVersion());
    out.println("deletion allowed:       " + (set.deletionAllowed() ? "yes" : "no"));
    out.println();
  }

  private void print(Page<VersionEntry> page) {
    var table =
        new Table("VERSION", "STATE", "SINCE", "DESTROYED AT", "PROTECTED BY", "MADE", "CHECK");
    for (var version : page.rows()) {
      table.row(
          "v" + version.version(),
          version.state(),
          version.since().toString(),
          Objects.toString(version.destroyAt(), "-"),
          version.protectedBy(),
          version.isImported() ? "outside" : "inside",
          version.checkValue());
    }
    table.print(target.surroundings().out());
  }

  private Map<String, @Nullable Object> json(KeyDescription shown) {
    var set = shown.configuration();
    return Json.object(
        "name", key.name().path(),
        "min_decryption_version", set.minDecryptionVersion().number(),
        "min_encryption_version", set.minEncryptionVersion().number(),
        "min_available_version", set.minAvailableVersion().number(),
        "deletion_allowed", set.deletionAllowed(),
        "versions", shown.versions().rows().stream().map(KeysShow::json).toList());
  }

  private static Map<String, @Nullable Object> json(VersionEntry version) {
    return Json.object(
        "version", version.version(),
        "state", version.state(),
        "since", version.since().toString(),
        "created_at", version.createdAt().toString(),
        "destroy_at", version.destroyAt() == null ? null : version.destroyAt().toString(),
        "protected_by", version.protectedBy(),
        "imported", version.isImported(),
        "check_value", version.checkValue());
  }
}
