package io.keystream.worker.requests;

import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.KafkaClients;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The budgets of callers whose connections any worker may have: what others count is followed, so
 * that a budget is one for all, but for what several count within the same moment.
 *
 * <p><b>Thread safety:</b> safe; this class owns the lock.
 */
public final class SharedBudgets implements Budgets, AutoCloseable {

  private final CallerBudgets budgets = new CallerBudgets();
  private final InstantSource clock;
  private final TopicFollower follower;

  public SharedBudgets(KafkaClients clients, InstantSource clock) {
    this.clock = clock;
    this.follower = new TopicFollower(clients, Topics.COUNTED_KEYS.name(), this::recount);
  }

  public void start() {
    follower.start();
  }

  @Override
  public synchronized BudgetAnswer take(
      String principal, BudgetLimits limits, String key, long monotonicNanos) {
    return budgets.take(principal, limits, key, monotonicNanos);
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  private synchronized void recount(ConsumerRecord<String, byte[]> record) {
    CountedKeys.recount(record, budgets, clock.instant(), System.nanoTime());
  }

  @Override
  public void close() {
    follower.close();
  }
}
