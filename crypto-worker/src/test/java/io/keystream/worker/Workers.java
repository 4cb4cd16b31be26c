package io.keystream.worker;

import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.keks.KekTerms;
import io.keystream.worker.token.Token;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;

/** Starts workers of tests and waits until they serve. */
final class Workers {
  private Workers() {}

  static CryptoWorker start(String bootstrapServers, String node, Token token) {
    return start(bootstrapServers, node, token, InstantSource.system());
  }

  static CryptoWorker start(
      String bootstrapServers, String node, Token token, InstantSource clock) {
    return start(bootstrapServers, node, token, clock, WorkerSteps.NONE);
  }

  static CryptoWorker start(
      String bootstrapServers, String node, Token token, InstantSource clock, WorkerSteps steps) {
    return ready(
        CryptoWorker.start(
            new CryptoWorkerConfiguration(
                bootstrapServers, node, TestAccess.DOMAIN, TestAccess.WORKER),
            token,
            clock,
            TestAccess.RANDOM,
            steps,
            WorkerSteps.NONE));
  }

  static CryptoWorker start(String bootstrapServers, String node, Token token, KekTerms terms) {
    return ready(
        CryptoWorker.start(
            new CryptoWorkerConfiguration(
                bootstrapServers, node, TestAccess.DOMAIN, TestAccess.WORKER),
            token,
            InstantSource.system(),
            TestAccess.RANDOM,
            WorkerSteps.NONE,
            WorkerSteps.NONE,
            terms));
  }

  static CryptoWorker ready(CryptoWorker worker) {
    Awaitility.await("worker ready")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> worker.health() instanceof Health.Ready);
    return worker;
  }
}
