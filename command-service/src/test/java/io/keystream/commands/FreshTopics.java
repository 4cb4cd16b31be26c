package io.keystream.commands;

import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import io.keystream.testkit.SharedKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;

/** The platform's topics on the shared broker, empty again for every test that asks. */
public final class FreshTopics {

  public static final Sizing SIZING = new Sizing(2, 2, (short) 1);

  private FreshTopics() {}

  public static void prepare() {
    try (var admin = admin()) {
      var names = Topics.ALL.stream().map(topic -> topic.name()).toList();
      var existing = admin.listTopics().names().get();
      var old = names.stream().filter(existing::contains).toList();
      admin.deleteTopics(old).all().get();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> admin.listTopics().names().get().stream().noneMatch(names::contains));
      // A topic just made may be unknown to the broker for a moment.
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreException(UnknownTopicOrPartitionException.class)
          .until(() -> {
            new TopicSetup(admin, SIZING).prepare();
            return true;
          });
      awaitLeaders(admin);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics are not fresh", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * A leader that does not serve yet rejects a producer's first batch and may take its second: then
   * the first one is out of order for ever.
   */
  private static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
    var names = Topics.ALL.stream().map(topic -> topic.name()).toList();
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
      for (var partition : topic.partitions()) {
        ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
      }
    }
    var _ = admin.listOffsets(ends).all().get();
  }

  public static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedKafka.bootstrapServers()));
  }

  /** A member that was killed does not hold up the group for longer than the test needs. */
  public static void forgetDeadMembersSoon() throws Exception {
    try (var admin = admin()) {
      var group = new ConfigResource(ConfigResource.Type.GROUP, "keystream-command-service");
      var settings =
          List.of(
              new AlterConfigOp(
                  new ConfigEntry("consumer.session.timeout.ms", "6000"), AlterConfigOp.OpType.SET),
              new AlterConfigOp(
                  new ConfigEntry("consumer.heartbeat.interval.ms", "500"),
                  AlterConfigOp.OpType.SET));
      admin.incrementalAlterConfigs(Map.of(group, settings)).all().get();
    }
  }
}
