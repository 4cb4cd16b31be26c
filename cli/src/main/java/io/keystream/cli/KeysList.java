package io.keystream.cli;

import io.keystream.client.query.KeyEntry;
import io.keystream.client.query.Page;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List keys by name.")
final class KeysList implements Callable<Integer> {

  @Mixin private final Target target;

  @Option(names = "--prefix", paramLabel = "TEXT", description = "Only names that begin so.")
  private String prefix = "";

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 100).")
  private int limit = 100;

  KeysList(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var projections = target.projections();
        var _ = target.waitingFor("the audit-projector")) {
      var page = target.complete(() -> projections.keys(prefix, limit));
      if (target.isJson()) {
        target.print(page.rows().stream().map(KeysList::json).toList());
      } else {
        print(page);
      }
      return target.finish(page);
    }
  }

  private void print(Page<KeyEntry> page) {
    if (page.rows().isEmpty()) {
      target.surroundings().out().println("No keys.");
    } else {
      var table = new Table("KEY", "ALGORITHM", "CUSTODY", "STATE", "ACTIVE", "LATEST", "CREATED");
      for (var key : page.rows()) {
        table.row(
            key.name(),
            key.algorithm(),
            key.custody(),
            key.state(),
            key.activeVersion() == null ? "-" : "v" + key.activeVersion(),
            "v" + key.latestVersion(),
            key.createdAt().toString());
      }
      table.print(target.surroundings().out());
    }
  }

  private static Map<String, @Nullable Object> json(KeyEntry key) {
    return Json.object(
        "name", key.name(),
        "algorithm", key.algorithm(),
        "custody", key.custody(),
        "state", key.state(),
        "active_version", key.activeVersion(),
        "latest_version", key.latestVersion(),
        "created_at", key.createdAt().toString());
  }
}
