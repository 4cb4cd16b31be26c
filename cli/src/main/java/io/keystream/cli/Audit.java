package io.keystream.cli;

import io.keystream.client.query.AuditEntry;
import io.keystream.client.query.AuditFilter;
import io.keystream.client.query.Page;
import io.keystream.domain.caller.User;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Show who did what with which key and when, newest first.")
final class Audit implements Callable<Integer> {

  @Mixin private final Target target;

  @Option(names = "--key", paramLabel = "KEY")
  private @Nullable String key;

  @Option(names = "--of-principal", paramLabel = "NAME", description = "What this one did.")
  private @Nullable String principal;

  @Option(names = "--of-application", paramLabel = "NAME", description = "What this one did.")
  private @Nullable String application;

  @Option(names = "--decision", paramLabel = "allowed|denied|failed")
  private @Nullable String decision;

  @Option(names = "--from", paramLabel = "TIME", description = "Such as 2026-03-02T10:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME")
  private @Nullable Instant to;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 50).")
  private int limit = 50;

  Audit(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var projections = target.projections();
        var _ = target.waitingFor("the audit-projector")) {
      var filter = new AuditFilter(key, principal, application, decision, from, to, limit, null);
      var page = target.complete(() -> projections.audit(filter));
      if (target.isJson()) {
        target.print(page.rows().stream().map(Audit::json).toList());
      } else {
        print(page);
      }
      return target.finish(page);
    }
  }

  private void print(Page<AuditEntry> page) {
    var table =
        new Table(
            "RECORDED", "DECISION", "OPERATION", "WHAT", "PRINCIPAL", "APPLICATION", "USER", "WHY");
    for (var entry : page.rows()) {
      table.row(
          entry.recordedAt().toString(),
          entry.decision(),
          entry.operation(),
          what(entry),
          entry.caller().principal().name(),
          entry.caller().application().name(),
          user(entry.caller().user()),
          entry.reason());
    }
    table.print(target.surroundings().out());
  }

  private static String what(AuditEntry entry) {
    if (!entry.resource().isEmpty()) {
      return entry.resource();
    }
    return entry.version() == null ? entry.key() : entry.key() + " v" + entry.version();
  }

  /** Somebody nobody verified is marked so. */
  static String user(User user) {
    return switch (user) {
      case User.None _ -> "-";
      case User.Verified(var name) -> name;
      case User.Asserted(var name) -> name + " (asserted)";
    };
  }

  private static Map<String, @Nullable Object> json(AuditEntry entry) {
    return Json.object(
        "record_id", entry.recordId(),
        "operation", entry.operation(),
        "requested_at", entry.requestedAt().toString(),
        "recorded_at", entry.recordedAt().toString(),
        "principal", entry.caller().principal().name(),
        "application", entry.caller().application().name(),
        "user", user(entry.caller().user()),
        "key", entry.key(),
        "version", entry.version(),
        "resource", entry.resource(),
        "decision", entry.decision(),
        "reason", entry.reason(),
        "detail", entry.detail());
  }
}
