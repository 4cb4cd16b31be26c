package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnenrolledWorkerTest {

  private static final KeyName KEY = new KeyName("payments/cards");

  @Test
  void a_worker_that_nobody_listens_to_makes_no_key_says_so_and_makes_it_when_it_is_enrolled(
      @TempDir Path directory) {
    try (var broker = EmbeddedKafka.start(directory)) {
      var kafka = broker.bootstrapServers();
      TestClients.prepareTopics(kafka);
      var access = new TestAccess(kafka);
      access.enrolTheCommandService();
      try (var commands = new CommandServiceStandIn(kafka, access);
          var token = MemoryTokens.fresh();
          var worker =
              CryptoWorker.start(
                  new CryptoWorkerConfiguration(
                      kafka, "worker-1", TestAccess.DOMAIN, TestAccess.WORKER),
                  token,
                  InstantSource.system(),
                  TestAccess.RANDOM)) {
        commands.decide(
            new KeyCommand.Create(
                KEY,
                new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED),
                Activation.WHEN_GENERATED));
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() ->
                assertThat(worker.health())
                    .isInstanceOfSatisfying(
                        Health.NotReady.class,
                        health -> assertThat(health.reason()).contains("reports nothing")));
        assertThat(commands.version(KEY, 1)).isInstanceOf(Version.Requested.class);

        access.enrolTheWorker();

        commands.awaitVersion(KEY, 1, Version.Active.class::isInstance);
        assertThat(Workers.ready(worker).health()).isInstanceOf(Health.Ready.class);
      }
    }
  }
}
