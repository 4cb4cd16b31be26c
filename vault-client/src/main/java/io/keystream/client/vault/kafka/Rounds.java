package io.keystream.client.vault.kafka;

import io.keystream.client.vault.VaultFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does some things again and again until it is closed, on a thread of its own. */
final class Rounds implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Duration interval;
  private final Runnable[] things;

  private Rounds(Duration interval, Runnable... things) {
    this.interval = interval;
    this.things = things;
  }

  static Rounds begin(Duration interval, Runnable... things) {
    var rounds = new Rounds(interval, things);
    Thread.ofVirtual().name("keystream-config-provider").start(rounds::run);
    return rounds;
  }

  private void run() {
    try {
      while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        for (var thing : things) {
          attempt(thing);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Runnable thing) {
    try {
      thing.run();
    } catch (VaultFailure e) {
      log.atWarn()
          .setMessage("not done; tried again soon")
          .addKeyValue("reason", e.getMessage())
          .log();
    }
  }

  /** Nothing begins afterwards; what is under way ends with the limits that it has. */
  @Override
  public void close() {
    closed.countDown();
  }
}
