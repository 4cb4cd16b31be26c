package io.keystream.commands.kafka;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one partition come to, and how a command is judged on that. The shard around
 * it reads, writes and commits.
 *
 * <p><b>Laws.</b> An owner runs ahead of the log by the open transaction: when that fails, it is
 * thrown away and made again from the log. A command that was judged before, also by another owner,
 * has no second effect.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public interface Owner extends AutoCloseable {

  /** What it brought from before, and where that is kept. */
  Memory memory();

  /**
   * Takes in the next event of the log.
   *
   * @throws SerializationException when it is no event: the partition stops there
   * @throws IllegalStateException when it cannot follow what came before: likewise
   * @throws IllegalArgumentException when a value is outside its limits: likewise
   */
  void replayEvent(ConsumerRecord<String, byte[]> event, Instant now);

  /** Takes in a command that stands before the committed offset, so it was judged. */
  void replayCommand(ConsumerRecord<String, byte[]> command, Instant now);

  /**
   * Called before every batch: what it is judged on must be as new as this call. Returns why
   * nothing can be judged now, so that the commands wait; null for nothing.
   *
   * @throws KafkaException when Kafka does not tell: the batch is read again
   */
  @Nullable String prepare();

  /**
   * What the next command leaves, in the order to write it.
   *
   * @throws SerializationException when it is no command: the partition stops there
   * @throws IllegalStateException when it cannot be judged: likewise, and the owner is void
   * @throws IllegalArgumentException when an answer would be too large: likewise
   */
  List<ProducerRecord<String, byte[]>> judge(ConsumerRecord<String, byte[]> command);

  /**
   * What is to be kept beside the input offset, in the transaction of the records: what strangers
   * attempted and no record has told yet.
   */
  String note();

  /** Goes on with what the predecessor noted beside the input offset. */
  void goOn(String note);

  /** What the time asks for without a command. */
  Due due();

  @Override
  void close();

  /**
   * Records to write because their time has come.
   *
   * @param commands to send like anybody else; what is lost is returned again by its rule
   * @param records to commit as the owner
   */
  record Due(
      List<ProducerRecord<String, byte[]>> commands, List<ProducerRecord<String, byte[]>> records) {

    static final Due NOTHING = new Due(List.of(), List.of());

    public Due {
      commands = List.copyOf(commands);
      records = List.copyOf(records);
    }
  }

  /** Keeps what the events came to, so that a start reads only what came later. */
  interface Memory {

    Memory NONE =
        new Memory() {
          @Override
          public @Nullable Position position() {
            return null;
          }

          @Override
          public void keep(Position position) {
            // The next start reads the log.
          }
        };

    /** What the owner knew when it was made; null for nothing. */
    @Nullable Position position();

    /** Keeps what the owner knows; a failure costs the next start time and nothing else. */
    void keep(Position position);
  }

  /**
   * How far a partition is worked.
   *
   * @param nextEvent the offset of the first event that is not in it
   * @param nextInput the offset of the first command that was not judged
   */
  record Position(long nextEvent, long nextInput) {}
}
