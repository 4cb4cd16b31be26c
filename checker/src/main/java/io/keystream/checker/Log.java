package io.keystream.checker;

import io.keystream.schemas.Topic;
import io.keystream.schemas.UnreadableRecord;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The log that is checked.
 *
 * <p><b>Laws.</b> Only records of committed transactions are seen. {@link #read} sees everything
 * that was written before it was called, and waits for transactions that are being decided.
 */
interface Log {

  /** How many partitions the topic has; 0 when it does not exist. */
  int partitions(Topic<?> topic);

  /** By partition, the offset of the first record that is there, or would be. */
  Map<Integer, Long> begins(Topic<?> topic);

  /** By partition, the offset before which every transaction is decided. */
  Map<Integer, Long> decided(Topic<?> topic);

  /** By partition, the offset before which the group has passed every record. */
  Map<Integer, Long> passed(String group, Topic<?> topic);

  /** Shows the partition's records in order. */
  <V extends SpecificRecordBase> Horizon read(Topic<V> topic, int partition, Visitor<V> visitor);

  /** Sees the records of a partition, readable or not. */
  interface Visitor<V> {

    void record(Entry<V> entry);

    void unreadable(Location at, UnreadableRecord why);

    /** Reads what anybody may write, and judges nothing. */
    static <V> Visitor<V> indifferent() {
      return new Visitor<>() {
        @Override
        public void record(Entry<V> entry) {}

        @Override
        public void unreadable(Location at, UnreadableRecord why) {}
      };
    }

    /** Hands readable records on; the others are findings. */
    static <V> Visitor<V> reporting(Findings findings, Consumer<Entry<V>> readable) {
      return new Visitor<>() {
        @Override
        public void record(Entry<V> entry) {
          readable.accept(entry);
        }

        @Override
        public void unreadable(Location at, UnreadableRecord why) {
          findings.add(Rule.RECORD_IS_READABLE, at, String.valueOf(why.getMessage()));
        }
      };
    }
  }
}
