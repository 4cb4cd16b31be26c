package io.keystream.local;

import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes the topics, with as many copies as there are brokers, up to three. */
final class Preparation {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final int MOST_COPIES = 3;

  private Preparation() {}

  static void prepare(String bootstrapServers) {
    try (var admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      var copies = (short) Math.min(MOST_COPIES, brokers(admin, bootstrapServers));
      new TopicSetup(
              admin,
              new Sizing(
                  Sizing.LAPTOP.keyPartitions(), Sizing.LAPTOP.requestPartitions(), copies))
          .prepare();
    }
  }

  private static int brokers(Admin admin, String bootstrapServers) {
    try {
      return admin.describeCluster().nodes().get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).size();
    } catch (ExecutionException | TimeoutException e) {
      throw new PlatformFailure("No answer from Kafka at " + bootstrapServers + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformFailure("interrupted while asking Kafka", e);
    }
  }
}
