package io.keystream.worker;

import io.keystream.process.ServiceProcess;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a crypto worker until SIGTERM, or until only a restart helps; settings as {@link
 * ServiceProcess#settings} says.
 */
public final class CryptoWorkerMain {

  private static final Logger log = LoggerFactory.getLogger(CryptoWorkerMain.class);
  private static final int NEEDS_RESTART = 75;

  private CryptoWorkerMain() {}

  /** SIGTERM lets it commit what is in hand; it ends with 75 when it is to be started again. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = ServiceProcess.settings(arguments, System.getenv());
    var configuration = CryptoWorkerConfiguration.of(settings);
    var tokenConfiguration = TokenConfiguration.of(settings);
    log.atInfo()
        .addKeyValue("configuration", configuration)
        .addKeyValue("token", tokenConfiguration)
        .log("crypto-worker starts");
    try (var token = tokenConfiguration.open();
        var worker =
            CryptoWorker.start(configuration, token, InstantSource.system(), new SecureRandom())) {
      awaitEnd(worker);
    }
  }

  /** Returns after SIGTERM, and lets the process end only when the worker is closed. */
  private static void awaitEnd(CryptoWorker worker) throws InterruptedException {
    var ending = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, ending, closed), "end"));
    while (!ending.await(1, TimeUnit.SECONDS)) {
      if (worker.health() instanceof Health.NotReady(var reason, var needsRestart)
          && needsRestart) {
        log.atError().addKeyValue("reason", reason).log("crypto-worker needs a restart");
        System.exit(NEEDS_RESTART);
      }
    }
    closed.await();
  }

  private static void end(CryptoWorker worker, CountDownLatch ending, CountDownLatch closed) {
    ending.countDown();
    worker.close();
    closed.countDown();
  }
}
