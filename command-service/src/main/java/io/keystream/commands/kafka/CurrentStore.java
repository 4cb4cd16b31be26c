package io.keystream.commands.kafka;

import io.keystream.directory.FollowedSecret;
import io.keystream.directory.Moment;
import io.keystream.directory.SecretView;
import io.keystream.directory.VerifiedSecretEvents;
import io.keystream.domain.secret.StoreConfiguration;
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
 * How every secret is kept, at least as new as the question: reads the partition in which the store
 * is configured to its end whenever it is asked, and verifies it. One for all members of a service.
 *
 * <p>The end counts what open transactions have written, so whoever asks waits for the batch that
 * the owner of that partition has in hand. A first question reads that partition once.
 *
 * <p><b>Thread safety:</b> safe; one asks after the other.
 */
public final class CurrentStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentStore.class);

  private final KafkaClients clients;
  private final CurrentDirectory directory;
  private @Nullable Following following;

  /** Nothing is asked of Kafka before somebody asks here. */
  public CurrentStore(KafkaClients clients, CurrentDirectory directory) {
    this.clients = clients;
    this.directory = directory;
  }

  /**
   * As of every event that was written before.
   *
   * @param partition in which the store is configured
   * @throws KafkaException when Kafka does not answer, or a transaction stays open: try again
   * @throws IllegalStateException where events are missing: the log is corrupt
   */
  synchronized StoreConfiguration get(int partition) {
    if (following == null) {
      following = new Following(partition);
    }
    following.toTheEnd();
    return following.view.store();
  }

  @Override
  public synchronized void close() {
    if (following != null) {
      following.observer.close();
      following.reader.close();
    }
  }

  /** The one partition. */
  private final class Following {

    private final TopicPartition events;
    private final VerifiedSecretEvents proven;
    private final Consumer<String, byte[]> observer = clients.observer("observe-store");
    private final Consumer<String, byte[]> reader = clients.reader();
    private final SecretView view = new SecretView();
    private long next;

    Following(int partition) {
      this.events = new TopicPartition(Topics.SECRET_EVENTS.name(), partition);
      this.proven = new VerifiedSecretEvents(directory.get(), partition, Moment.NONE);
      observer.assign(List.of(events));
    }

    void toTheEnd() {
      var end =
          Objects.requireNonNull(
              observer.endOffsets(List.of(events), KafkaClients.CALL_LIMIT).get(events));
      if (next < end) {
        // What was decided before the end knows no access event that is not there by then.
        var _ = directory.get();
        new Replay(reader).read(events, next, end, this::take);
        next = end;
      }
    }

    /**
     * All that stands there is judged, as its owner judges it: what is older counts for neither.
     */
    private void take(ConsumerRecord<String, byte[]> event) {
      switch (proven.follow(event.value(), view::sequence)) {
        case FollowedSecret.Proven(_, _, var happened) -> view.apply(happened);
        case FollowedSecret.Known _ -> {}
        case FollowedSecret.Ignored(var why) ->
            LOG.atWarn()
                .addKeyValue("record", Records.place(event))
                .addKeyValue("reason", why)
                .log("secret event does not hold and is ignored");
      }
      next = event.offset() + 1;
    }
  }
}
