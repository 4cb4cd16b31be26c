package io.keystream.bench;

import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.CommandServiceHealth;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.Sizing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.IntStream;

/** How long a command-service takes to be ready over 100,000 events, without and with snapshots. */
final class Rebuild {

  private static final int KEYS = 10_000;
  private static final int EVENTS_EACH = 10;

  private Rebuild() {}

  static String measure(Rig rig) {
    write(rig);
    var fromTopic = start(rig);
    var fromSnapshot = start(rig);
    return String.format(
        Locale.ROOT,
        "| %,d events of %,d keys | %,d ms |%n| the same from snapshots | %,d ms |%n",
        KEYS * EVENTS_EACH,
        KEYS,
        fromTopic.toMillis(),
        fromSnapshot.toMillis());
  }

  private static Duration start(Rig rig) {
    var startNanos = System.nanoTime();
    try (var service =
        CommandService.start(configuration(rig, "rebuild"), InstantSource.system())) {
      while (!hasAllPartitions(service)) {
        sleepMillis(5);
      }
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }
  }

  private static boolean hasAllPartitions(CommandService service) {
    return service.health() instanceof CommandServiceHealth.Ready(var partitions, _)
        && partitions.size() == Sizing.LAPTOP.keyPartitions();
  }

  private static void sleepMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a service starts", e);
    }
  }

  /** Events prove themselves, so they are made by commands. */
  private static void write(Rig rig) {
    try (var service = CommandService.start(configuration(rig, "fill"), InstantSource.system());
        var client = rig.client("bench", rig.platform());
        var worker = rig.client("crypto-worker", PrincipalKind.SERVICE, rig.platform())) {
      var keys = IntStream.range(0, KEYS).mapToObj(i -> new KeyName("bench/rebuild-" + i)).toList();
      var all = new VersionScope.All();
      PlayedKeys.create(client, worker, keys);
      for (var event = 4; event < EVENTS_EACH; event += 2) {
        PlayedKeys.send(client, keys, key -> new KeyCommand.Suspend(key, all, "bench"));
        PlayedKeys.send(client, keys, key -> new KeyCommand.Resume(key, all));
      }
      if (!hasAllPartitions(service)) {
        throw new IllegalStateException("the service does not stand: " + service.health());
      }
    }
  }

  private static CommandServiceConfiguration configuration(Rig rig, String node) {
    return new CommandServiceConfiguration(
        rig.bootstrapServers(),
        node,
        rig.directory(node),
        CommandServiceConfiguration.DEFAULT_MEMBERS,
        rig.founder().certificate(),
        rig.commandService().name());
  }
}
