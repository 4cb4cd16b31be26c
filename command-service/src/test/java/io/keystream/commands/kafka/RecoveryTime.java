package io.keystream.commands.kafka;

import io.keystream.commands.Commands;
import io.keystream.commands.FreshTopics;
import io.keystream.commands.Staff;
import io.keystream.commands.ledger.BareDecider;
import io.keystream.commands.ledger.Lane;
import io.keystream.commands.ledger.Ledger;
import io.keystream.commands.ledger.TestDesk;
import io.keystream.schemas.Topics;
import io.keystream.testkit.SharedKafka;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures how long a partition of 100,000 events takes to be taken over, without and with a
 * snapshot.
 */
final class RecoveryTime {

  private static final int KEYS = 10_000;
  private static final int EVENTS = 100_000;

  private RecoveryTime() {}

  public static void main(String[] arguments) throws Exception {
    FreshTopics.prepare();
    fill();
    var clients = new KafkaClients(SharedKafka.bootstrapServers(), "node");
    var kit =
        new ShardKit(
            clients,
            "node",
            Files.createTempDirectory("recovery"),
            1,
            BareDecider::new,
            Clock.systemUTC(),
            ShardSteps.PASSED_BY);
    var staff = new Staff(Commands.ISSUED);
    var kind =
        new KeyCommands(kit, new CurrentDirectory(clients, staff.directory()), staff.account());
    try (var admin = FreshTopics.admin();
        var member = clients.member()) {
      var commands = new TopicPartition(Topics.COMMANDS.name(), 0);
      member.assign(List.of(commands));
      for (var round = 0; round < 5; round++) {
        var started = System.nanoTime();
        var shard = new Recovery(admin, Cluster.of(admin, kind), kind, kit).open(0, member);
        System.out.printf("from the topic: %d ms%n", (System.nanoTime() - started) / 1_000_000);
        if (round == 4) {
          shard.writeSnapshot();
        }
        shard.close();
      }
      for (var round = 0; round < 5; round++) {
        var started = System.nanoTime();
        var shard = new Recovery(admin, Cluster.of(admin, kind), kind, kit).open(0, member);
        System.out.printf("from a snapshot: %d ms%n", (System.nanoTime() - started) / 1_000_000);
        shard.close();
      }
    }
    System.exit(0);
  }

  private static void fill() {
    var ledger = new Ledger();
    var desk = new TestDesk(ledger, new Lane(0, 1, 1), () -> Commands.ISSUED);
    var sent = 0;
    try (var producer = new KafkaClients(SharedKafka.bootstrapServers(), "fill").sender()) {
      for (var number = 0; sent < EVENTS; number++) {
        var key = "recovery/" + number % KEYS;
        var turn = number / KEYS;
        var command =
            turn == 0
                ? Commands.create(key)
                : turn % 2 == 1 ? Commands.generated(key, (turn + 1) / 2) : Commands.rotate(key);
        for (var event : desk.judge(Commands.record(command)).events()) {
          var _ =
              producer.send(
                  new ProducerRecord<>(
                      Topics.KEY_EVENTS.name(),
                      0,
                      event.getKey(),
                      Topics.KEY_EVENTS.codec().encode(event)));
          sent++;
        }
      }
    }
  }
}
