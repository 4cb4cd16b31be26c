package io.keystream.local;

import io.keystream.audit.AuditProjectorHealth;
import io.keystream.commands.CommandServiceHealth;
import io.keystream.detection.AnomalyDetectorHealth;
import io.keystream.worker.Health;

/** What each service says of itself, in one form. */
final class Reports {
  private Reports() {}

  static PartHealth of(CommandServiceHealth health) {
    return switch (health) {
      case CommandServiceHealth.Ready(var partitions) ->
          new PartHealth.Ready("decides partitions " + partitions.stream().sorted().toList());
      case CommandServiceHealth.NotReady(var reasons) ->
          new PartHealth.NotReady(String.join("; ", reasons));
    };
  }

  /** A partition that stands still at an unreadable record is a part that does not do its work. */
  static PartHealth of(Health health) {
    return switch (health) {
      case Health.Ready(var stopped) ->
          stopped.isEmpty()
              ? new PartHealth.Ready("answers requests")
              : new PartHealth.NotReady("stopped: " + String.join("; ", stopped));
      case Health.NotReady(var reason, _) -> new PartHealth.NotReady(reason);
    };
  }

  static PartHealth of(io.keystream.worker.token.Health health) {
    return switch (health) {
      case io.keystream.worker.token.Health.Serving(var keys, _) ->
          new PartHealth.Ready(keys + " keys loaded");
      case io.keystream.worker.token.Health.Down(var reason) -> new PartHealth.NotReady(reason);
    };
  }

  static PartHealth of(AuditProjectorHealth health) {
    return switch (health) {
      case AuditProjectorHealth.Ready(var behind) ->
          new PartHealth.Ready(behind + " records behind");
      case AuditProjectorHealth.NotReady(var reasons) ->
          new PartHealth.NotReady(String.join("; ", reasons));
    };
  }

  static PartHealth of(AnomalyDetectorHealth health) {
    return switch (health) {
      case AnomalyDetectorHealth.Ready(var behind) ->
          new PartHealth.Ready(behind + " records behind");
      case AnomalyDetectorHealth.NotReady(var reason) -> new PartHealth.NotReady(reason);
    };
  }
}
