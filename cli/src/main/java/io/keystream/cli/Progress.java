package io.keystream.cli;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says on standard error what a command waits for, once that takes longer than two seconds. */
final class Progress implements AutoCloseable {

  private static final long FIRST_SECONDS = 2;
  private static final long NEXT_SECONDS = 5;

  private final ScheduledExecutorService ticker;

  private Progress(ScheduledExecutorService ticker) {
    this.ticker = ticker;
  }

  /** Starts watching; closing ends it. */
  static Progress of(String waitingFor, PrintStream err) {
    var ticker =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("progress").factory());
    var start = System.nanoTime();
    var _ =
        ticker.scheduleAtFixedRate(
            () -> {
              var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
              err.println("keystream: waiting for " + waitingFor + " (" + seconds + " s)");
            },
            FIRST_SECONDS,
            NEXT_SECONDS,
            TimeUnit.SECONDS);
    return new Progress(ticker);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
