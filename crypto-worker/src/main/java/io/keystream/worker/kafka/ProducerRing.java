package io.keystream.worker.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Two transactional producers that take turns: while one batch commits, the next is executed.
 *
 * <p>Commits happen in order. Once one fails, no later one is tried; the ring is closed and a fresh
 * one aborts what was left open, because it has the same transactional ids.
 *
 * <p><b>Thread safety:</b> for one thread, which fills batches; a thread of its own commits.
 */
public final class ProducerRing implements AutoCloseable {

  private static final int PRODUCERS = 2;

  private final List<Slot> slots = new ArrayList<>();
  private final ExecutorService committer;
  private final WorkerSteps steps;
  private final Runnable onFailure;
  private volatile @Nullable RuntimeException failure;
  private int turn;

  private ProducerRing(String purpose, WorkerSteps steps, Runnable onFailure) {
    this.steps = steps;
    this.onFailure = onFailure;
    this.committer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("commit " + purpose).factory());
  }

  /**
   * Opens and fences every earlier ring of this purpose and node.
   *
   * @param onFailure run by the committer when a batch is not committed
   */
  public static ProducerRing open(
      KafkaClients clients, String purpose, WorkerSteps steps, Runnable onFailure) {
    var ring = new ProducerRing(purpose, steps, onFailure);
    try {
      for (var i = 0; i < PRODUCERS; i++) {
        var slot = new Slot(clients.transactional(purpose + "-" + i));
        ring.slots.add(slot);
        slot.producer.initTransactions();
      }
      return ring;
    } catch (KafkaException e) {
      ring.close();
      throw e;
    }
  }

  /**
   * Begins a batch, when the producer whose turn it is has committed its last one.
   *
   * @throws CommitFailure if an earlier batch was not committed
   */
  public Batch begin() {
    var slot = slots.get(turn);
    slot.committed.join();
    throwIfFailed();
    turn = (turn + 1) % PRODUCERS;
    return new Batch(slot.producer);
  }

  /** Hands the last batch begun to the committer and returns at once. */
  public void commit(Batch batch, ConsumerGroupMetadata member) {
    var slot = slots.get((turn + PRODUCERS - 1) % PRODUCERS);
    slot.committed = CompletableFuture.runAsync(() -> commitInTurn(batch, member), committer);
  }

  /** Waits until everything handed over is committed, or known not to be. */
  public void settle() {
    slots.forEach(slot -> slot.committed.join());
  }

  /**
   * Says early what {@link #begin} would say later.
   *
   * @throws CommitFailure if a batch was not committed
   */
  public void throwIfFailed() {
    var cause = failure;
    if (cause != null) {
      throw new CommitFailure(cause);
    }
  }

  private void commitInTurn(Batch batch, ConsumerGroupMetadata member) {
    if (failure != null) {
      return;
    }
    try {
      batch.commit(member, steps);
    } catch (RuntimeException e) {
      // Whatever went wrong, this batch is not known to be committed.
      failure = e;
      onFailure.run();
    }
  }

  @Override
  public void close() {
    committer.shutdown();
    try {
      var _ = committer.awaitTermination(KafkaClients.CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    // A batch that was not handed over stays uncommitted: the next ring, or the limit, aborts it.
    slots.forEach(slot -> slot.producer.close(Duration.ZERO));
  }

  private static final class Slot {
    final Producer<String, byte[]> producer;
    CompletableFuture<Void> committed = CompletableFuture.completedFuture(null);

    Slot(Producer<String, byte[]> producer) {
      this.producer = producer;
    }
  }
}
