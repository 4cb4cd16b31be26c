package io.keystream.local;

import io.keystream.schemas.Sizing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics, with as many copies as there are brokers, up to three. */
final class Preparation {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final int MOST_COPIES = 3;

  private Preparation() {}

  static void prepare(String bootstrapServers) {
    try (var admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      var kafka = new Questions(admin, bootstrapServers);
      var copies = kafka.copiesThatExist().orElseGet(() -> Math.min(MOST_COPIES, kafka.brokers()));
      new TopicSetup(
              admin,
              new Sizing(
                  Sizing.LAPTOP.keyPartitions(),
                  Sizing.LAPTOP.requestPartitions(),
                  copies.shortValue()))
          .prepare();
    }
  }

  private record Questions(Admin admin, String bootstrapServers) {

    /** A broker that is away now does not make an earlier platform's topics wrong. */
    Optional<Integer> copiesThatExist() {
      var names = Topics.ALL.stream().map(Topic::name).toList();
      return admin.describeTopics(names).topicNameValues().values().stream()
          .flatMap(topic -> ifExists(topic).stream())
          .flatMap(topic -> topic.partitions().stream())
          .map(partition -> partition.replicas().size())
          .max(Comparator.naturalOrder());
    }

    int brokers() {
      return answer(admin.describeCluster().nodes()).size();
    }

    private Optional<TopicDescription> ifExists(KafkaFuture<TopicDescription> topic) {
      try {
        return Optional.of(answer(topic));
      } catch (PlatformFailure e) {
        if (e.getCause() instanceof ExecutionException failed
            && failed.getCause() instanceof UnknownTopicOrPartitionException) {
          return Optional.empty();
        }
        throw e;
      }
    }

    private <T> T answer(KafkaFuture<T> answer) {
      try {
        return answer.get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new PlatformFailure("No answer from Kafka at " + bootstrapServers + ": " + e, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PlatformFailure("interrupted while asking Kafka", e);
      }
    }
  }
}
