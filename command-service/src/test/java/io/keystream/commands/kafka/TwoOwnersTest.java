package io.keystream.commands.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.Commands;
import io.keystream.commands.FreshTopics;
import io.keystream.commands.Log;
import io.keystream.commands.Staff;
import io.keystream.commands.axon.AxonDecider;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.testkit.SharedKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two shards of one partition, both alive: the younger owns it, the older one has no effect. */
final class TwoOwnersTest {

  private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS.name(), 0);

  @TempDir Path data;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Admin admin = keep(FreshTopics.admin());
  private final Staff staff = new Staff(Commands.ISSUED);

  @BeforeEach
  void freshTopics() {
    FreshTopics.prepare();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var each : opened.reversed()) {
      each.close();
    }
  }

  @Test
  void an_owner_that_was_replaced_before_its_batch_leaves_nothing() {
    var older = owner(ShardSteps.PASSED_BY);
    var younger = owner(ShardSteps.PASSED_BY);
    var command = send(Commands.record(Commands.create(keyOfPartition0())));

    assertThatThrownBy(() -> older.process(command)).isInstanceOf(KafkaException.class);
    assertThat(Log.values(Topics.KEY_EVENTS)).isEmpty();
    younger.process(command);
    assertExactlyOnce();
  }

  @ParameterizedTest
  @EnumSource(
      value = ShardSteps.Step.class,
      names = {"READ", "DECIDED", "SENT", "OFFSETS_SENT"})
  void an_owner_that_is_replaced_amid_its_batch_leaves_nothing(ShardSteps.Step amid) {
    var younger = new ArrayList<Owner>();
    var older =
        owner(step -> {
          if (step == amid) {
            younger.add(owner(ShardSteps.PASSED_BY));
          }
        });
    var command = send(Commands.record(Commands.create(keyOfPartition0())));

    assertThatThrownBy(() -> older.process(command)).isInstanceOf(KafkaException.class);
    assertThat(younger.getFirst().shard.nextInput()).isEqualTo(command.getFirst().offset());
    younger.getFirst().process(command);
    assertExactlyOnce();
  }

  @Test
  void an_owner_that_is_replaced_after_its_commit_has_handed_everything_over() {
    var older = owner(ShardSteps.PASSED_BY);
    var command = send(Commands.record(Commands.create(keyOfPartition0())));
    older.process(command);
    var younger = owner(ShardSteps.PASSED_BY);

    assertThat(younger.shard.nextInput()).isEqualTo(command.getFirst().offset() + 1);
    younger.process(command);
    assertExactlyOnce();
  }

  private static void assertExactlyOnce() {
    assertThat(Log.values(Topics.KEY_EVENTS))
        .extracting(KeyEventRecord::getSequence)
        .containsExactly(1L, 2L);
    assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(1);
  }

  private final class Owner {
    final Consumer<String, byte[]> member;
    final Shard shard;

    Owner(ShardSteps steps) {
      var clients = new KafkaClients(SharedKafka.bootstrapServers(), "node-" + opened.size());
      var kit =
          new ShardKit(
              clients, "node", data, 50_000, AxonDecider::new, () -> Commands.ISSUED, steps);
      member = keep(clients.member());
      member.assign(List.of(COMMANDS));
      var directory = keep(new CurrentDirectory(clients, staff.directory()));
      var kind = new KeyCommands(kit, directory, staff.account());
      shard = keep(new Recovery(admin, Cluster.of(admin, kind), kind, kit).open(0, member));
    }

    void process(List<ConsumerRecord<String, byte[]>> commands) {
      shard.process(commands, member.groupMetadata());
    }
  }

  private Owner owner(ShardSteps steps) {
    return new Owner(steps);
  }

  private List<ConsumerRecord<String, byte[]>> send(KeyCommandRecord command) {
    var clients = new KafkaClients(SharedKafka.bootstrapServers(), "caller");
    try (var producer = clients.sender();
        var reader = clients.reader()) {
      producer
          .send(new ProducerRecord<>(COMMANDS.topic(), 0, command.getKey(), staff.bytes(command)))
          .get();
      var read = new ArrayList<ConsumerRecord<String, byte[]>>();
      new Replay(reader).read(COMMANDS, 0, Cluster.highWatermark(admin, COMMANDS), read::add);
      return read;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String keyOfPartition0() {
    return KeysOfPartition.first(0);
  }

  private <T extends AutoCloseable> T keep(T each) {
    opened.add(each);
    return each;
  }
}
