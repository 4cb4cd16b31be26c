package io.keystream.commands;

import io.keystream.commands.kafka.ShardSteps;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The service as it runs, in a process that ends without a word when it passes a step for the n-th
 * time with commands in hand. No step: it never does.
 */
public final class HaltingService {

  public static final int HALTED = 99;

  /** Names the directory that {@link Staff#write} wrote to. */
  public static final String STAFF = "keystream.staff";

  private HaltingService() {}

  public static void main(String[] arguments) throws InterruptedException {
    var staff = Path.of(System.getProperty(STAFF));
    var configuration =
        new CommandServiceConfiguration(
            arguments[0],
            arguments[1],
            Path.of(arguments[2]),
            2,
            Staff.foundingCertificate(staff),
            Staff.credential(staff));
    var snapshotEvery = Integer.parseInt(arguments[3]);
    var step = arguments.length > 4 ? ShardSteps.Step.valueOf(arguments[4]) : null;
    var times = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 0;
    CommandService.start(
        configuration, Clock.systemUTC(), DecidedBy.AXON, snapshotEvery, new HaltAt(step, times));
    new CountDownLatch(1).await();
  }

  private record HaltAt(ShardSteps.@Nullable Step step, AtomicInteger left, AtomicBoolean worked)
      implements ShardSteps {

    HaltAt(ShardSteps.@Nullable Step step, int times) {
      this(step, new AtomicInteger(times), new AtomicBoolean());
    }

    @Override
    public void reached(Step reached) {
      if (reached == Step.READ) {
        worked.set(true);
      }
      if (reached == step && worked.get() && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(HALTED);
      }
    }
  }
}
