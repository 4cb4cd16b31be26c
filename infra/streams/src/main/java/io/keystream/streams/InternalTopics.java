package io.keystream.streams;

import static io.keystream.streams.KafkaAnswer.await;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics that Kafka Streams makes for a job, which have as many copies as the topics it reads.
 *
 * <p>Left to itself Kafka Streams takes the default of the cluster, which is one: the death of a
 * broker would then stop each partition whose changelog was there.
 */
final class InternalTopics {

  private final Admin admin;
  private final JobSettings job;

  InternalTopics(Admin admin, JobSettings job) {
    this.admin = admin;
    this.job = job;
  }

  /**
   * The copies that they need, and have as far as they exist.
   *
   * @throws TooFewCopies when one exists and has fewer
   */
  Copies verified() {
    var wanted = new Copies(leastReplicas(describe(job.sources())), leastInSync());
    var few =
        describe(existing()).stream()
            .filter(topic -> replicas(topic) < wanted.replication())
            .map(topic ->
                ("%s has %d replicas, the topics it is made from have %d:"
                        + " kafka-reassign-partitions.sh --bootstrap-server <address> changes it")
                    .formatted(topic.name(), replicas(topic), wanted.replication()))
            .toList();
    if (!few.isEmpty()) {
      throw new TooFewCopies(few);
    }
    return wanted;
  }

  private List<String> existing() {
    return await("list topics", admin.listTopics().names()).stream()
        .filter(this::isInternal)
        .sorted()
        .toList();
  }

  private boolean isInternal(String topic) {
    return topic.startsWith(job.name() + "-")
        && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
  }

  private List<TopicDescription> describe(List<String> topics) {
    return List.copyOf(
        await("describe " + topics, admin.describeTopics(topics).allTopicNames()).values());
  }

  private int leastInSync() {
    var topics =
        job.sources().stream()
            .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
            .collect(Collectors.toSet());
    return await("describe the settings of " + job.sources(), admin.describeConfigs(topics).all())
        .values()
        .stream()
        .mapToInt(
            config -> Integer.parseInt(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()))
        .min()
        .orElseThrow();
  }

  private static short leastReplicas(List<TopicDescription> topics) {
    return (short) topics.stream().mapToInt(InternalTopics::replicas).min().orElseThrow();
  }

  private static int replicas(TopicDescription topic) {
    return topic.partitions().stream()
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElseThrow();
  }
}
