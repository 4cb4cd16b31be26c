package io.keystream.commands.kafka;

import io.keystream.directory.Followed;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.schemas.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may call, at least as new as the question: reads the access events to their end whenever it
 * is asked. One for all members of a service: what one has verified, the others need not.
 *
 * <p>The end counts what open transactions have written, because a commit may be answered before
 * its marker stands in the partition; a service that died in one holds commands about keys up until
 * it is back or the transaction times out.
 *
 * <p><b>Thread safety:</b> safe; one asks after the other.
 */
public final class CurrentDirectory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentDirectory.class);
  private static final TopicPartition EVENTS = new TopicPartition(Topics.ACCESS_EVENTS.name(), 0);

  private final KafkaClients clients;
  private final VerifiedDirectory directory;
  private @Nullable Consumer<String, byte[]> observer;
  private @Nullable Consumer<String, byte[]> reader;
  private long next;

  /** Nothing is asked of Kafka before somebody asks here. */
  public CurrentDirectory(KafkaClients clients, VerifiedDirectory directory) {
    this.clients = clients;
    this.directory = directory;
  }

  /**
   * Every access event that was written before is in it; usually one round trip and nothing to
   * read.
   *
   * @throws KafkaException when Kafka does not answer, or a transaction stays open: try again
   */
  synchronized VerifiedDirectory get() {
    var end = end();
    if (next < end) {
      new Replay(reader()).read(EVENTS, next, end, this::take);
      next = end;
    }
    return directory;
  }

  private void take(ConsumerRecord<String, byte[]> event) {
    if (directory.follow(event.value()) instanceof Followed.Ignored(var why)) {
      LOG.atWarn()
          .addKeyValue("record", Records.place(event))
          .addKeyValue("reason", why)
          .log("access event does not hold and is ignored");
    }
    next = event.offset() + 1;
  }

  private long end() {
    if (observer == null) {
      observer = clients.observer("observe");
      observer.assign(List.of(EVENTS));
    }
    return Objects.requireNonNull(
        observer.endOffsets(List.of(EVENTS), KafkaClients.CALL_LIMIT).get(EVENTS));
  }

  private Consumer<String, byte[]> reader() {
    if (reader == null) {
      reader = clients.reader();
    }
    return reader;
  }

  @Override
  public synchronized void close() {
    if (observer != null) {
      observer.close();
    }
    if (reader != null) {
      reader.close();
    }
  }
}
