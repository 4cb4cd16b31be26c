package io.keystream.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and verifies all of them before anybody works with them. */
public final class TopicSetup {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private final Admin admin;
  private final Sizing sizing;

  public TopicSetup(Admin admin, Sizing sizing) {
    this.admin = admin;
    this.sizing = sizing;
  }

  /**
   * Creates and verifies.
   *
   * @throws TopicMismatch when a topic differs from the catalogue: every difference at once, each
   *     with the command that mends it
   */
  public void prepare() {
    createMissing();
    var differences = differences();
    if (!differences.isEmpty()) {
      throw new TopicMismatch(differences);
    }
  }

  private void createMissing() {
    var results = admin.createTopics(Topics.ALL.stream().map(this::wanted).toList()).values();
    for (var topic : Topics.ALL) {
      try {
        await(of(results, topic.name()));
      } catch (TopicExistsException _) {
        // Verified below like the ones just made.
      }
    }
  }

  private NewTopic wanted(Topic<?> topic) {
    return new NewTopic(topic.name(), sizing.partitions(topic.lanes()), sizing.replication())
        .configs(settings(topic));
  }

  private Map<String, String> settings(Topic<?> topic) {
    var settings = new HashMap<>(topic.settings());
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(sizing.minInSync()));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    return Map.copyOf(settings);
  }

  private List<String> differences() {
    var names = Topics.ALL.stream().map(Topic::name).toList();
    var described = await(admin.describeTopics(names).allTopicNames());
    var configured =
        await(
            admin
                .describeConfigs(
                    names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
    var differences = new ArrayList<String>();
    for (var topic : Topics.ALL) {
      compare(topic, of(described, topic.name()), differences);
      compare(
          topic,
          of(configured, new ConfigResource(ConfigResource.Type.TOPIC, topic.name())),
          differences);
    }
    return differences;
  }

  private void compare(Topic<?> topic, TopicDescription found, List<String> differences) {
    var partitions = sizing.partitions(topic.lanes());
    if (found.partitions().size() != partitions) {
      differences.add(
          "%s has %d partitions, configured are %d: set the number to what exists"
              .formatted(topic, found.partitions().size(), partitions));
    }
    var replicas = found.partitions().getFirst().replicas().size();
    if (replicas != sizing.replication()) {
      differences.add(
          "%s has %d replicas, configured are %d: kafka-reassign-partitions.sh changes it"
              .formatted(topic, replicas, sizing.replication()));
    }
  }

  private void compare(Topic<?> topic, Config found, List<String> differences) {
    settings(topic)
        .forEach((name, value) -> {
          var entry = found.get(name);
          if (entry == null || !value.equals(entry.value())) {
            differences.add(
                ("%s has %s=%s, must be %s: kafka-configs.sh --alter --topic %s --add-config"
                        + " %s=%s")
                    .formatted(
                        topic,
                        name,
                        entry == null ? "nothing" : entry.value(),
                        value,
                        topic,
                        name,
                        value));
          }
        });
  }

  private static <K, V> V of(Map<K, V> answers, K asked) {
    return Objects.requireNonNull(answers.get(asked), () -> "Kafka says nothing of " + asked);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Kafka refused the topics", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka did not answer within " + MAX_WAIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing the topics", e);
    }
  }
}
