package io.keystream.cli;

import io.keystream.client.query.Page;
import io.keystream.client.query.VersionEntry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show the versions of a key.")
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
      var page = target.complete(() -> projections.versions(key.name()));
      if (target.isJson()) {
        target.print(
            Json.object(
                "name", key.name().path(),
                "versions", page.rows().stream().map(KeysShow::json).toList()));
      } else {
        print(page);
      }
      return target.finish(page);
    }
  }

  private void print(Page<VersionEntry> page) {
    var table = new Table("VERSION", "STATE", "SINCE", "DESTROYED AT", "PROTECTED BY", "CHECK");
    for (var version : page.rows()) {
      table.row(
          "v" + version.version(),
          version.state(),
          version.since().toString(),
          Objects.toString(version.destroyAt(), "-"),
          version.protectedBy(),
          version.checkValue());
    }
    table.print(target.surroundings().out());
  }

  private static Map<String, @Nullable Object> json(VersionEntry version) {
    return Json.object(
        "version", version.version(),
        "state", version.state(),
        "since", version.since().toString(),
        "created_at", version.createdAt().toString(),
        "destroy_at", version.destroyAt() == null ? null : version.destroyAt().toString(),
        "protected_by", version.protectedBy(),
        "check_value", version.checkValue());
  }
}
