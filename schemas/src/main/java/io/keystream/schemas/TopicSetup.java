package io.keystream.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and verifies all of them before anybody works with them. */
public final class TopicSetup {

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Admin admin;
  private final Sizing sizing;

  public TopicSetup(Admin admin, Sizing sizing) {
    this.admin = admin;
    this.sizing = sizing;
  }

  /**
   * Creates and verifies. Services may do so at the same time.
   *
   * @throws TopicMismatch when a topic differs from the catalogue: every difference at once, each
   *     with the command that mends it
   * @throws IllegalStateException when Kafka refuses a topic, or does not answer within a minute
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
        await("create " + topic, of(results, topic.name()));
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
    var settings = new TreeMap<>(topic.settings());
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(sizing.minInSync()));
    return settings;
  }

  private List<String> differences() {
    var described = onceKnown(this::describe);
    var configured = onceKnown(this::configure);
    var differences = new ArrayList<String>();
    for (var topic : Topics.ALL) {
      compare(topic, of(described, topic.name()), differences);
      compare(topic, of(configured, topic.name()), differences);
    }
    return differences;
  }

  private Map<String, TopicDescription> describe() {
    return await("describe the topics", admin.describeTopics(names()).allTopicNames());
  }

  private Map<String, Config> configure() {
    var resources =
        names().stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    var found = new HashMap<String, Config>();
    await("describe the settings of the topics", admin.describeConfigs(resources).all())
        .forEach((resource, config) -> found.put(resource.name(), config));
    return found;
  }

  private static List<String> names() {
    return Topics.ALL.stream().map(Topic::name).toList();
  }

  private void compare(Topic<?> topic, TopicDescription found, List<String> differences) {
    var partitions = sizing.partitions(topic.lanes());
    if (found.partitions().size() != partitions) {
      differences.add(
          ("%s has %d partitions, configured are %d: configure the number that exists; a topic in"
                  + " use keeps its number, or records are no longer where their keys hash to")
              .formatted(topic, found.partitions().size(), partitions));
    }
    var replicas =
        found.partitions().stream()
            .map(partition -> partition.replicas().size())
            .filter(count -> count != sizing.replication())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!replicas.isEmpty()) {
      differences.add(
          ("%s has partitions with %s replicas, configured are %d:"
                  + " kafka-reassign-partitions.sh --bootstrap-server <address> changes it")
              .formatted(topic, replicas, sizing.replication()));
    }
  }

  private void compare(Topic<?> topic, Config found, List<String> differences) {
    settings(topic)
        .forEach((name, value) -> {
          var entry = found.get(name);
          if (entry == null || !value.equals(entry.value())) {
            differences.add(
                ("%s has %s=%s, must be %s: kafka-configs.sh --bootstrap-server <address> --alter"
                        + " --topic %s --add-config %s=%s")
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

  /** Asks until every broker that answers has heard of the topics just made. */
  private static <T> T onceKnown(Supplier<T> question) {
    var start = System.nanoTime();
    while (true) {
      try {
        return question.get();
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() - start > MAX_WAIT.toNanos()) {
          throw new IllegalStateException(
              "a topic was created and is still unknown after " + MAX_WAIT, e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <K, V> V of(Map<K, V> answers, K asked) {
    return Objects.requireNonNull(answers.get(asked), () -> "Kafka says nothing of " + asked);
  }

  private static <T> T await(String what, KafkaFuture<T> future) {
    try {
      return future.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case TopicExistsException exists -> exists;
        case UnknownTopicOrPartitionException unknown -> unknown;
        case Throwable other ->
            new IllegalStateException("Kafka did not " + what + ": " + other.getMessage(), other);
      };
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka did not " + what + " within " + MAX_WAIT, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while preparing the topics", e);
  }
}
