package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics on a real broker. */
final class TopicSetupTest {

  @TempDir private Path directory;

  @Test
  void topics_are_created_once_and_verified_ever_after()
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var kafka = EmbeddedKafka.start(directory);
        var admin = admin(kafka)) {
      var setup = new TopicSetup(admin, Sizing.LAPTOP);

      createByTwoServicesAtOnce(setup);

      assertThat(admin.listTopics().names().get(60, TimeUnit.SECONDS))
          .containsAll(Topics.ALL.stream().map(Topic::name).toList());
      anyClockIsRecorded(kafka);
      otherNumbersAreNamed(admin);
      anotherSettingIsNamedWithTheCommandThatMendsIt(admin, setup);
    }
  }

  @Test
  void what_kafka_refuses_names_the_topic() {
    try (var kafka = EmbeddedKafka.start(directory);
        var admin = admin(kafka)) {
      var setup = new TopicSetup(admin, new Sizing(3, 3, (short) 3));

      assertThatThrownBy(setup::prepare)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Kafka did not create keystream.commands.v1: ")
          .hasMessageContaining("replicat");
    }
  }

  private static void createByTwoServicesAtOnce(TopicSetup setup)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(setup::prepare);
      var second = threads.submit(setup::prepare);
      first.get(120, TimeUnit.SECONDS);
      second.get(120, TimeUnit.SECONDS);
    }
    setup.prepare();
  }

  private static void anyClockIsRecorded(EmbeddedKafka kafka)
      throws ExecutionException, InterruptedException, TimeoutException {
    var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var days : List.of(-10_000, 10_000)) {
        var time = Instant.now().plus(Duration.ofDays(days)).toEpochMilli();
        for (var topic : List.of(Topics.AUDIT_LOG, Topics.KEY_EVENTS)) {
          var record = new ProducerRecord<>(topic.name(), 0, time, "key", "value");
          producer.send(record).get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  private static void otherNumbersAreNamed(Admin admin) {
    var setup = new TopicSetup(admin, new Sizing(4, 3, (short) 2));

    assertThatThrownBy(setup::prepare)
        .isInstanceOf(TopicMismatch.class)
        .hasMessageContaining("keystream.commands.v1 has 3 partitions, configured are 4:")
        .hasMessageContaining("keystream.key-events.v1 has 3 partitions, configured are 4:")
        .hasMessageContaining("keystream.audit-log.v1 has partitions with [1] replicas")
        .hasMessageNotContaining("keystream.audit-log.v1 has 3 partitions");
  }

  private static void anotherSettingIsNamedWithTheCommandThatMendsIt(Admin admin, TopicSetup setup)
      throws ExecutionException, InterruptedException, TimeoutException {
    alter(admin, Topics.AUDIT_LOG, "retention.ms", "1000");
    alter(admin, Topics.KEY_MATERIAL, "cleanup.policy", "delete");

    assertThatThrownBy(setup::prepare)
        .isInstanceOf(TopicMismatch.class)
        .hasMessage(
            "keystream.key-material.v1 has cleanup.policy=delete, must be compact:"
                + " kafka-configs.sh --bootstrap-server <address> --alter"
                + " --topic keystream.key-material.v1 --add-config cleanup.policy=compact\n"
                + "keystream.audit-log.v1 has retention.ms=1000, must be -1:"
                + " kafka-configs.sh --bootstrap-server <address> --alter"
                + " --topic keystream.audit-log.v1 --add-config retention.ms=-1");

    alter(admin, Topics.AUDIT_LOG, "retention.ms", "-1");
    alter(admin, Topics.KEY_MATERIAL, "cleanup.policy", "compact");
    setup.prepare();
  }

  private static void alter(Admin admin, Topic<?> topic, String name, String value)
      throws ExecutionException, InterruptedException, TimeoutException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin
        .incrementalAlterConfigs(Map.of(resource, List.of(change)))
        .all()
        .get(60, TimeUnit.SECONDS);
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
