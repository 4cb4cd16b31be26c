package io.keystream.client;

import io.keystream.schemas.Topic;
import io.keystream.schemas.wire.ReplyAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one topic and pairs the answers from another with them, by request id.
 *
 * <p><i>Life of a request:</i> it takes a place among those in flight, is encoded once and sent;
 * until its answer comes or its time is up the same bytes are sent again after longer and longer
 * waits.
 *
 * <p>Thread safety: safe.
 */
final class Exchange<Q extends SpecificRecordBase, R extends SpecificRecordBase>
    implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final Producer<String, byte[]> producer;
  private final Topic<Q> requests;
  private final InFlight<R> inFlight;
  private final ReplyReader<R> replies;
  private volatile NoAnswer.@Nullable Disconnected broken;

  Exchange(
      ClientConfiguration configuration,
      Producer<String, byte[]> producer,
      ExecutorService handOver,
      Topic<Q> requests,
      Topic<R> answers,
      String address,
      Function<R, String> requestId) {
    this.configuration = configuration;
    this.producer = producer;
    this.requests = requests;
    this.inFlight = new InFlight<>(configuration, handOver);
    this.replies =
        ReplyReader.open(
            configuration,
            answers,
            address,
            reply -> inFlight.answer(requestId.apply(reply), reply),
            this::stop);
  }

  ReplyAddress address() {
    return replies.address();
  }

  /**
   * Sends a request, once there is room for it.
   *
   * @param what the request in a few words, for messages
   */
  CompletableFuture<R> ask(String id, String what, String recordKey, Q request) {
    var record = new ProducerRecord<>(requests.name(), recordKey, requests.codec().encode(request));
    var pending = new Pending<R>(id, what, record, configuration, System.nanoTime());
    inFlight.add(pending);
    var stopped = broken;
    if (stopped == null) {
      send(pending, System.nanoTime());
    } else {
      // Nobody can wait on it yet, so no thread of its own.
      pending.answer().completeExceptionally(stopped);
    }
    return pending.answer();
  }

  /** Gives up on what is overdue and repeats what is due; called again and again. */
  void sweep() {
    var now = System.nanoTime();
    for (var pending : inFlight.waiting()) {
      if (pending.isOverdue(now)) {
        inFlight.fail(pending, pending.timedOut(where()));
      } else if (pending.isDue(now)) {
        send(pending, now);
      }
    }
  }

  @Override
  public void close() {
    stop("The client was closed before an answer came.", null);
    replies.close();
  }

  private void send(Pending<R> pending, long nowNanos) {
    pending.sending(nowNanos);
    try {
      var _ = producer.send(pending.record(), (_, failure) -> pending.sent(failure));
    } catch (KafkaException | IllegalStateException e) {
      pending.sent(e);
    }
  }

  private void stop(String message, @Nullable Exception cause) {
    broken = new NoAnswer.Disconnected(message, cause);
    inFlight.failAll(message, cause);
  }

  private String where() {
    return "topic " + requests + " at " + configuration.bootstrapServers();
  }
}
