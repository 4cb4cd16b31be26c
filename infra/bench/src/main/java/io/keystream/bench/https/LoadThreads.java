package io.keystream.bench.https;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** Threads that do nothing but ask, so that their processor time can be told from the server's. */
final class LoadThreads {

  private LoadThreads() {}

  /** Returns when all have ended, with the processor time that they took. */
  static Duration run(int number, IntConsumer work) {
    var threads = new ArrayList<Thread>(number);
    var nanos = new LongAdder();
    for (var i = 0; i < number; i++) {
      var index = i;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("load-" + i)
              .start(() -> {
                work.accept(index);
                nanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
              }));
    }
    threads.forEach(LoadThreads::join);
    return Duration.ofNanos(nanos.sum());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    }
  }
}
