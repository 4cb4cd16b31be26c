package io.keystream.local;

import io.keystream.audit.AuditProjectorHealth;
import io.keystream.commands.CommandServiceHealth;
import io.keystream.detection.AnomalyDetectorHealth;
import io.keystream.schemas.Sizing;
import io.keystream.worker.Health;
import java.util.Optional;
import java.util.Set;

/**
 * What each service says of itself, in one form.
 *
 * @param keyPartitions how many a service that decides commands or makes keys must have to be ready
 * @param requestPartitions the same of crypto requests
 */
record Reports(int keyPartitions, int requestPartitions) {

  /** Others may share the work, and have all of it. */
  static final Reports ONE_OF_MANY = new Reports(0, 0);

  /** Nobody else does the work; after a kill the group waits for its dead member first. */
  static final Reports ONLY_ONE =
      new Reports(Sizing.LAPTOP.keyPartitions(), Sizing.LAPTOP.requestPartitions());

  PartHealth of(CommandServiceHealth health) {
    return switch (health) {
      case CommandServiceHealth.Ready(var partitions, var access) ->
          switch (serving(partitions, keyPartitions, "decides")) {
            case PartHealth.Ready(var detail) ->
                new PartHealth.Ready(detail + "; " + access.sentence());
            case PartHealth.NotReady notReady -> notReady;
          };
      case CommandServiceHealth.NotReady(var reasons) ->
          new PartHealth.NotReady(String.join("; ", reasons));
    };
  }

  /** A partition that stands still at an unreadable record is a part that does not do its work. */
  PartHealth of(Health health) {
    return switch (health) {
      case Health.Ready(var requests, var keys, var stopped) -> {
        if (!stopped.isEmpty()) {
          yield new PartHealth.NotReady("stopped: " + String.join("; ", stopped));
        }
        yield keys.size() < keyPartitions
            ? serving(keys, keyPartitions, "makes keys of")
            : serving(requests, requestPartitions, "answers");
      }
      case Health.NotReady(var reason, _) -> new PartHealth.NotReady(reason);
    };
  }

  private static PartHealth serving(Set<Integer> partitions, int least, String does) {
    var said = does + " partitions " + partitions.stream().sorted().toList();
    return partitions.size() < least
        ? new PartHealth.NotReady(said + " of " + least)
        : new PartHealth.Ready(said);
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

  /** Of a part that does its work until it stops. */
  static PartHealth of(Optional<String> stopped) {
    return stopped
        .<PartHealth>map(PartHealth.NotReady::new)
        .orElseGet(() -> new PartHealth.Ready("answers"));
  }
}
