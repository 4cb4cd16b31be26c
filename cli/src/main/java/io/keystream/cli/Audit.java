package io.keystream.cli;

import io.keystream.client.query.AuditEntry;
import io.keystream.client.query.AuditFilter;
import io.keystream.client.query.Page;
import io.keystream.domain.caller.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "audit", description = "Show who did what with which key and when, newest first.")
final class Audit implements Callable<Integer> {

  private static final List<String> WHO_AND_WHAT =
      List.of(
          "RECORDED", "DECISION", "OPERATION", "WHAT", "PRINCIPAL", "APPLICATION", "USER", "WHY");
  private static final List<String> BY_WHICH_POLICIES = List.of("POLICIES", "AS OF");

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

  @Option(
      names = "--policies",
      description = "Show too which policies decided, and as of which version of them.")
  private boolean policies;

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
    var table = new Table(cells(WHO_AND_WHAT, BY_WHICH_POLICIES));
    for (var entry : page.rows()) {
      table.row(cells(whoAndWhat(entry), byWhichPolicies(entry)));
    }
    table.print(target.surroundings().out());
  }

  private String[] cells(List<String> always, List<String> whereAsked) {
    return Stream.concat(always.stream(), policies ? whereAsked.stream() : Stream.empty())
        .toArray(String[]::new);
  }

  private static List<String> whoAndWhat(AuditEntry entry) {
    return List.of(
        entry.recordedAt().toString(),
        entry.decision(),
        entry.operation(),
        what(entry),
        entry.caller().principal().name(),
        entry.caller().application().name(),
        user(entry.caller().user()),
        entry.reason());
  }

  private static List<String> byWhichPolicies(AuditEntry entry) {
    return List.of(
        entry.policies().isEmpty() ? "-" : String.join(",", entry.policies()),
        entry.policyVersion() == 0 ? "-" : Long.toString(entry.policyVersion()));
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
        "detail", entry.detail(),
        "policies", entry.policies(),
        "policy_version", entry.policyVersion(),
        "counted", entry.counted());
  }
}
