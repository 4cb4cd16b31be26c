package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka comes late, goes away and comes back. */
final class OutageTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path directory;

  @Test
  void the_service_waits_for_kafka_says_so_and_goes_on_when_it_is_back() {
    var _ = new Staff(Instant.now()).write(directory);
    var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    var configuration =
        new CommandServiceConfiguration(
            kafka.bootstrapServers(),
            "node-1",
            directory.resolve("data"),
            1,
            Staff.foundingCertificate(directory),
            Staff.credential(directory));
    try (var service = CommandService.start(configuration, Clock.systemUTC())) {
      awaitReason(service, "UnknownTopicOrPartition");

      prepareTopics(kafka);
      awaitReady(service);

      kafka.close();
      awaitReason(service, "Kafka was not heard of|Kafka did not answer");

      kafka = EmbeddedKafka.start(directory.resolve("kafka"));
      awaitReady(service);
    } finally {
      kafka.close();
    }
  }

  private static void awaitReady(CommandService service) {
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(service.health())
                .isEqualTo(new CommandServiceHealth.Ready(Set.of(0, 1), AccessLane.DECIDES)));
  }

  private static void awaitReason(CommandService service, String reason) {
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(service.health())
                .isInstanceOfSatisfying(
                    CommandServiceHealth.NotReady.class,
                    health ->
                        assertThat(health.reasons())
                            .singleElement()
                            .asString()
                            .containsPattern(reason)));
  }

  private static void prepareTopics(EmbeddedKafka kafka) {
    try (var admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      Awaitility.await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> {
            new TopicSetup(admin, new Sizing(2, 2, (short) 1)).prepare();
            return true;
          });
    }
  }
}
