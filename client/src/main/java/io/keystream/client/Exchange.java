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
 * Sends requests and pairs the answers from a topic of replies with them, by request id.
 *
 * <p><i>Life of a request:</i> it takes a place among those in flight, is encoded once and sent;
 * until its answer comes or its time is up the same bytes are sent again after longer and longer
 * waits.
 *
 * <p>Thread safety: safe.
 *
 * @param <R> the reply as it travels
 * @param <A> the answer in it
 */
final class Exchange<R extends SpecificRecordBase, A> implements AutoCloseable {

  private final Bus bus;
  private final Producer<String, byte[]> producer;
  private final InFlight<R, A> inFlight;
  private final ReplyReader<R> replies;
  private volatile NoAnswer.@Nullable Disconnected broken;

  Exchange(
      Bus bus,
      Producer<String, byte[]> producer,
      ExecutorService handOver,
      Topic<R> answers,
      String address,
      Function<R, String> requestId) {
    this.bus = bus;
    this.producer = producer;
    this.inFlight = new InFlight<>(bus, handOver);
    this.replies =
        ReplyReader.open(
            bus,
            answers,
            address,
            reply -> inFlight.reply(requestId.apply(reply), reply),
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
  CompletableFuture<A> ask(
      String id, String what, ProducerRecord<String, byte[]> record, Pending.Opener<R, A> opener) {
    var pending = new Pending<>(id, what, record, opener, bus, System.nanoTime());
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
        inFlight.fail(pending, pending.timedOut(where(pending)));
      } else if (pending.isDue(now)) {
        send(pending, now);
      }
    }
  }

  @Override
  public void close() {
    stop("The client was closed before an answer came.", null);
    replies.close();
    inFlight.close();
  }

  private void send(Pending<R, A> pending, long nowNanos) {
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

  private String where(Pending<R, A> pending) {
    return "topic " + pending.record().topic() + " at " + bus.bootstrapServers();
  }
}
