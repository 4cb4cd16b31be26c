package io.keystream.commands.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.commands.FreshTopics;
import io.keystream.commands.axon.EventStorageEngineSuite;
import io.keystream.commands.axon.LedgerEventStorageEngine;
import io.keystream.commands.ledger.EventLog;
import io.keystream.commands.ledger.Folded;
import io.keystream.commands.ledger.Ledger;
import io.keystream.directory.FollowedKey;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.testkit.SharedKafka;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The suite on a partition of a real broker: reopening is reading it again. */
final class KafkaEventStorageEngineTest extends EventStorageEngineSuite {

  private static final int PARTITION = 0;
  private static final TopicPartition EVENTS =
      new TopicPartition(Topics.KEY_EVENTS.name(), PARTITION);

  private final KafkaClients clients = new KafkaClients(SharedKafka.bootstrapServers(), "test");
  private @Nullable OpenPartition open;

  @BeforeAll
  static void freshTopics() {
    FreshTopics.prepare();
  }

  @Override
  protected EventStorageEngine engine() {
    return partition().engine;
  }

  @Override
  protected void reopen() {
    partition().commit();
    open = null;
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.abort();
    }
  }

  @Test
  void what_the_transaction_of_a_dead_owner_held_is_gone() {
    commit(created(card));
    partition().abort();
    open = null;

    assertThat(source(card).key()).isEqualTo(new Key.Absent(card));
    commit(condition(card), created(card));
    reopen();
    assertThat(source(card).key()).isInstanceOf(Key.Present.class);
  }

  @Test
  void the_marker_of_a_commit_is_good_for_the_next_decision_and_for_no_later_one() {
    var first = prepare(AppendCondition.none(), created(card));
    join(first.commit(null));
    var seen = condition(card);
    commit(seen, requested(card, 1));

    assertThat(engine().appendEvents(seen, null, List.of())).isCompletedExceptionally();
  }

  private OpenPartition partition() {
    if (open == null) {
      open = new OpenPartition(clients);
    }
    return open;
  }

  /** A ledger read from the partition and a transaction that takes what is appended. */
  private static final class OpenPartition implements EventLog {

    private final Ledger ledger = new Ledger();
    private final Producer<String, byte[]> producer;
    private final EventStorageEngine engine = new LedgerEventStorageEngine(this);

    OpenPartition(KafkaClients clients) {
      producer = clients.owner(KeyCommands.NAME, PARTITION);
      producer.initTransactions();
      try (var admin = FreshTopics.admin();
          var reader = clients.reader()) {
        new Replay(reader)
            .read(
                EVENTS,
                0,
                Cluster.highWatermark(admin, EVENTS),
                record -> replay(Records.decode(Topics.KEY_EVENTS, record)));
      }
      producer.beginTransaction();
    }

    /** Nobody writes here but this test. */
    private void replay(KeyEventRecord record) {
      var event = KeyEventMapping.toEvent(record);
      var command = Commands.record(Commands.create(record.getKey()));
      ledger.replay(new FollowedKey.Proven(record, command, event), Instant.EPOCH);
    }

    void commit() {
      producer.commitTransaction();
      producer.close();
    }

    void abort() {
      producer.abortTransaction();
      producer.close();
    }

    @Override
    public Folded fold(KeyName key) {
      return ledger.fold(key);
    }

    @Override
    public long position() {
      return ledger.position();
    }

    @Override
    public void append(List<KeyEvent> events) {
      for (var event : events) {
        ledger.append(List.of(event));
        var record =
            new KeyEventRecord(
                event.key().path(),
                ledger.fold(event.key()).sequence(),
                "c0ffee",
                Commands.ALICE,
                Instant.EPOCH,
                KeyEventMapping.toUnion(event),
                null);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    EVENTS.topic(),
                    PARTITION,
                    event.key().path(),
                    Topics.KEY_EVENTS.codec().encode(record)));
      }
    }
  }
}
