package io.keystream.cli;

import io.keystream.client.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "alerts", description = "Show alerts about unusual access, oldest first.")
final class AlertsCommand implements Callable<Integer> {

  @Mixin private final Target target;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How far back, such as 2h or 7d (default: 7d).")
  private Duration since = Duration.ofDays(7);

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: 100).")
  private int limit = 100;

  AlertsCommand(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var client = target.connect();
        var _ = target.waitingFor("the alerts")) {
      var alerts = client.alerts(target.surroundings().clock().instant().minus(since), limit);
      if (target.isJson()) {
        return target.print(alerts.stream().map(AlertsCommand::json).toList());
      }
      print(alerts);
      return ExitCode.OK.number();
    }
  }

  private void print(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      target.surroundings().out().println("No alerts.");
      return;
    }
    var table = new Table("RAISED", "SEVERITY", "DETECTION", "PRINCIPAL", "KEY OR SECRET", "WHAT");
    for (var alert : alerts) {
      table.row(
          alert.raisedAt().toString(),
          alert.severity(),
          alert.detection(),
          alert.caller().principal().name(),
          alert.key().isEmpty() ? alert.resource() : alert.key(),
          alert.message());
    }
    table.print(target.surroundings().out());
  }

  private static Map<String, @Nullable Object> json(Alert alert) {
    return Json.object(
        "alert_id", alert.id(),
        "detection", alert.detection(),
        "severity", alert.severity(),
        "principal", alert.caller().principal().name(),
        "application", alert.caller().application().name(),
        "key", alert.key(),
        "resource", alert.resource(),
        "operation", alert.operation(),
        "observed_at", alert.observedAt().toString(),
        "raised_at", alert.raisedAt().toString(),
        "record_id", alert.recordId(),
        "message", alert.message());
  }
}
