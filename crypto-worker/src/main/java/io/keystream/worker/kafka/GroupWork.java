package io.keystream.worker.kafka;

import io.keystream.follow.NotCurrent;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a member of a group does with the records of its partitions; called from one thread. */
public interface GroupWork extends AutoCloseable {

  /** What became of a record. */
  enum Taken {
    DONE,
    /** Done before: what was sent then stands, nothing is sent again. */
    REPEATED,
    /** Behind a record that stopped its partition. */
    SKIPPED,
    /** Stops its partition, and no other. */
    UNREADABLE,
    /** Take nothing more: what the work needs has failed. */
    LAST
  }

  /**
   * Called before each batch, and when there is nothing to do.
   *
   * @throws NotCurrent if nothing may be decided now
   */
  void prepare();

  /** Called with all that was polled, before any of it is taken. */
  default void polled(ConsumerRecords<String, byte[]> records) {}

  /** Sends what follows from the record, and marks it as consumed, in the batch. */
  Taken take(ConsumerRecord<String, byte[]> record, Batch batch);

  /**
   * Something to do in these partitions that no record asks for; asked for when everything in hand
   * is done. Null where there is nothing.
   */
  default @Nullable Errand errand(Set<Integer> partitions) {
    return null;
  }

  /** Called with a batch of its own, which marks nothing as consumed. */
  interface Errand {
    void run(Batch batch);
  }

  /** Work goes on at the committed offsets: what was remembered of later records is wrong. */
  void rewound();

  /** Other members serve these partitions. */
  void left(Collection<TopicPartition> partitions);

  @Override
  void close();
}
