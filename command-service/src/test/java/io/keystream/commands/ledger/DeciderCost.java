package io.keystream.commands.ledger;

import io.keystream.commands.Commands;
import io.keystream.commands.Staff;
import io.keystream.commands.axon.AxonDecider;
import io.keystream.domain.key.KeyCommand;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the CPU time of judging one command, without Kafka: its signature included, with Axon
 * and without. The difference is the framework's share.
 */
final class DeciderCost {

  private static final int KEYS = 2_000;
  private static final int COMMANDS = 60_000;
  private static final Staff STAFF = new Staff(Commands.ISSUED);

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
      var desk = new TestDesk(ledger, decider, new Lane(0, 1, 1), () -> Commands.ISSUED, STAFF);
      for (var key = 0; key < KEYS; key++) {
        desk.judge(Commands.record(Commands.create(key(key))));
      }
      var commands = signed();
      var threads = ManagementFactory.getThreadMXBean();
      var before = threads.getCurrentThreadCpuTime();
      for (var number = 0; number < COMMANDS; number++) {
        desk.judge(commands.get(number), key(number));
      }
      return (threads.getCurrentThreadCpuTime() - before) / 1e3 / COMMANDS;
    }
  }

  private static List<byte[]> signed() {
    var commands = new ArrayList<byte[]>();
    for (var number = 0; number < COMMANDS; number++) {
      commands.add(STAFF.bytes(Commands.record(command(key(number), number / KEYS))));
    }
    return commands;
  }

  private static String key(int number) {
    return "cost/" + number % KEYS;
  }

  private static KeyCommand command(String key, int turn) {
    return turn % 2 == 0 ? Commands.generated(key, 1 + turn / 2) : Commands.rotate(key);
  }
}
