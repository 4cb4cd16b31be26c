package io.keystream.bench;

import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.CommandServiceHealth;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

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
    var configuration =
        new CommandServiceConfiguration(
            rig.bootstrapServers(),
            "rebuild",
            rig.directory("rebuild"),
            CommandServiceConfiguration.DEFAULT_MEMBERS,
            rig.founder().certificate(),
            rig.commandService().name());
    try (var service = CommandService.start(configuration, InstantSource.system())) {
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

  private static void write(Rig rig) {
    var events = Topics.KEY_EVENTS;
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", rig.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            events.serializer())) {
      for (var i = 0; i < KEYS; i++) {
        var key = new KeyName("rebuild/" + i);
        var sequence = 0L;
        for (var event : history(key)) {
          var _ =
              producer.send(
                  new ProducerRecord<>(events.name(), key.path(), record(event, ++sequence)));
        }
      }
    }
  }

  private static List<KeyEvent> history(KeyName key) {
    var v1 = KeyVersion.FIRST;
    var history = new ArrayList<KeyEvent>();
    history.add(new KeyEvent.Created(key, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED)));
    history.add(new KeyEvent.VersionRequested(key, v1, Activation.WHEN_GENERATED));
    history.add(new KeyEvent.Generated(key, v1, new Material("00", "", "bench")));
    history.add(new KeyEvent.Activated(key, v1));
    while (history.size() < EVENTS_EACH) {
      history.add(new KeyEvent.Suspended(key, v1, "bench"));
      history.add(new KeyEvent.Resumed(key, v1));
    }
    return history;
  }

  private static KeyEventRecord record(KeyEvent event, long sequence) {
    return new KeyEventRecord(
        event.key().path(),
        sequence,
        UUID.randomUUID().toString(),
        new CallerRecord("bench", "bench", null, false),
        Instant.EPOCH,
        KeyEventMapping.toUnion(event));
  }
}
