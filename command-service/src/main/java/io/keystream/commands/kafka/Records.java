package io.keystream.commands.kafka;

import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records as they lie on a topic. */
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);

  private Records() {}

  /** Where a record stands, as records and messages spell it: topic/partition/offset. */
  static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "/" + record.partition() + "/" + record.offset();
  }

  /**
   * Reads the value.
   *
   * @throws SerializationException when it is none
   */
  static <V extends SpecificRecordBase> V decode(
      Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new SerializationException("a record without a value");
    }
    return topic.codec().decode(record.value());
  }

  /** Sends a command that nobody waits for; what is lost is sent again by its rule. */
  static void send(Producer<String, byte[]> sender, int partition, KeyCommandRecord command) {
    var record =
        new ProducerRecord<>(
            Topics.COMMANDS.name(),
            partition,
            command.getKey(),
            Topics.COMMANDS.codec().encode(command));
    var _ =
        sender.send(
            record,
            (_, failure) -> {
              if (failure != null) {
                LOG.atWarn()
                    .addKeyValue("key", command.getKey())
                    .setCause(failure)
                    .log("command of an automation was not sent");
              }
            });
  }
}
