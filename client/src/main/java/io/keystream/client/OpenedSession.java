package io.keystream.client;

import io.keystream.sealing.CallerSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A session whose opening is on the bus.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another seals.
 */
final class OpenedSession implements AutoCloseable {

  private static final Duration REPUBLISH_WAIT = Duration.ofSeconds(1);

  private final CallerSession session;
  private final byte[] id;
  private final ProducerRecord<String, byte[]> opening;
  private final int partition;
  private final long offset;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong republishAtNanos = new AtomicLong(System.nanoTime());

  /**
   * Notes where the opening stands.
   *
   * @param partition of the opening and of every request
   */
  OpenedSession(
      CallerSession session, ProducerRecord<String, byte[]> opening, int partition, long offset) {
    this.session = session;
    this.id = session.id().toBytes();
    this.opening = opening;
    this.partition = partition;
    this.offset = offset;
  }

  CallerSession session() {
    return session;
  }

  /** For an envelope; nobody writes into it. */
  ByteBuffer id() {
    return ByteBuffer.wrap(id);
  }

  ProducerRecord<String, byte[]> opening() {
    return opening;
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  /** Never the same twice. */
  long nextSequence() {
    return sequence.getAndIncrement();
  }

  /** Whether a request that may wait until this deadline can be sent in it. */
  boolean isGoodUntil(Instant deadline) {
    return !deadline.isAfter(session.opening().notAfter());
  }

  /** Whether it is time to publish the opening again: not as often as somebody asks for it. */
  boolean mayRepublish(long nowNanos) {
    var at = republishAtNanos.get();
    return nowNanos - at >= 0
        && republishAtNanos.compareAndSet(at, nowNanos + REPUBLISH_WAIT.toNanos());
  }

  @Override
  public void close() {
    session.close();
  }
}
