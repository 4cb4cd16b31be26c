package io.keystream.streams;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a job at a record that cannot be read or cannot have happened, and says topic, partition
 * and offset: nothing is skipped.
 *
 * <p>Kafka Streams has no way to hold one partition and go on with the others, so the whole
 * instance stops; what it committed stays.
 */
public final class StopAtRecord
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {

  static final String TROUBLE = "keystream.trouble";

  private static final Logger log = LoggerFactory.getLogger(StopAtRecord.class);

  private @Nullable Trouble trouble;

  @Override
  public void configure(Map<String, ?> configs) {
    trouble = (Trouble) configs.get(TROUBLE);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext at, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    stop(at, failure);
    return DeserializationExceptionHandler.Response.fail();
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext at, Record<?, ?> record, Exception failure) {
    if (!isOutside(failure)) {
      stop(at, failure);
    }
    return ProcessingExceptionHandler.Response.fail();
  }

  /** Whether Kafka or the disk failed and not the record: that may go well again. */
  private static boolean isOutside(Exception failure) {
    return failure instanceof KafkaException && !(failure instanceof SerializationException);
  }

  private void stop(ErrorHandlerContext at, Exception failure) {
    var message =
        "stopped at %s partition %d offset %d: %s"
            .formatted(at.topic(), at.partition(), at.offset(), failure.getMessage());
    log.atError()
        .setMessage("stopped at a record")
        .addKeyValue("topic", at.topic())
        .addKeyValue("partition", at.partition())
        .addKeyValue("offset", at.offset())
        .setCause(failure)
        .log();
    Objects.requireNonNull(trouble, "configured by Kafka").stopAt(message);
  }
}
