package io.keystream.local;

import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.sealing.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a platform in this process until the process is told to end. */
public final class Foreground {

  /** Begins what is said to a person; everything else in the log is for engineers. */
  public static final String TO_A_PERSON = "keystream: ";

  /** Taken if it is free, so that queries have an address one can remember. */
  private static final int USUAL_PROJECTOR_PORT = 8280;

  /** Vault's own, likewise. */
  private static final int USUAL_HTTPS_PORT = 8200;

  private static final long HEALTH_SECONDS = 2;

  private Foreground() {}

  /**
   * Starts the platform, says so on {@code out}, and returns after SIGTERM or SIGINT, when it has
   * stopped.
   *
   * @param plainHttp a port to answer at without TLS too; null for none
   * @throws PlatformFailure if it does not start
   */
  public static void run(
      DataLayout layout,
      Bus bus,
      Suite suite,
      @Nullable Integer plainHttp,
      InstantSource clock,
      SecureRandom random,
      PrintStream out) {
    var end = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (var platform =
            Platform.start(
                new PlatformConfiguration(layout, bus, suite, ports(plainHttp)),
                clock,
                random,
                step -> out.println(TO_A_PERSON + step));
        var reporter =
            Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("health-file").factory())) {
      var _ =
          reporter.scheduleWithFixedDelay(
              () -> new HealthFile(clock.instant(), platform.health()).write(layout),
              0,
              HEALTH_SECONDS,
              TimeUnit.SECONDS);
      new PlatformFile(
              platform.bootstrapServers(), platform.projector(), platform.https(), platform.trust())
          .write(layout);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    end.countDown();
                    await(stopped);
                  },
                  "platform-end"));
      out.println(TO_A_PERSON + "ready");
      await(end);
      out.println(TO_A_PERSON + "stopping");
      PlatformFile.delete(layout);
      reporter.shutdownNow();
    } finally {
      stopped.countDown();
    }
  }

  private static Ports ports(@Nullable Integer plainHttp) {
    return new Ports(orFree(USUAL_PROJECTOR_PORT), orFree(USUAL_HTTPS_PORT), plainHttp, false);
  }

  private static int orFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return port;
    } catch (IOException _) {
      // Taken: a free one, which the platform file tells.
      return 0;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
