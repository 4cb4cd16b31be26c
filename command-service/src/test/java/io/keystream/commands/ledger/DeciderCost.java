package io.keystream.commands.ledger;

import io.keystream.commands.Commands;
import io.keystream.commands.axon.AxonDecider;
import io.keystream.domain.key.KeyCommand;
import java.lang.management.ManagementFactory;
import java.time.Clock;

/**
 * Measures the CPU time of judging one command, without Kafka, with Axon and without: the
 * difference is the framework's share.
 */
final class DeciderCost {

  private static final int KEYS = 2_000;
  private static final int COMMANDS = 60_000;

  private DeciderCost() {}

  public static void main(String[] arguments) {
    for (var round = 0; round < Integer.parseInt(arguments[0]); round++) {
      System.out.printf("bare %.1f us, ", measure(BareDecider::new));
      System.out.printf("axon %.1f us%n", measure(AxonDecider::new));
    }
  }

  private static double measure(Decider.Maker maker) {
    var ledger = new Ledger();
    try (var decider = maker.over(ledger)) {
      var desk = new Desk(ledger, decider, new Lane(0, 1, 1), "node-1", Clock.systemUTC());
      for (var key = 0; key < KEYS; key++) {
        judge(desk, Commands.create("cost/" + key));
      }
      var threads = ManagementFactory.getThreadMXBean();
      var before = threads.getCurrentThreadCpuTime();
      for (var number = 0; number < COMMANDS; number++) {
        var key = "cost/" + number % KEYS;
        var version = 1 + number / KEYS / 2;
        judge(
            desk, number / KEYS % 2 == 0 ? Commands.generated(key, version) : Commands.rotate(key));
      }
      return (threads.getCurrentThreadCpuTime() - before) / 1e3 / COMMANDS;
    }
  }

  private static void judge(Desk desk, KeyCommand command) {
    desk.judge(new Arrival(Commands.record(command), command.key().path(), "commands/0/1"));
  }
}
