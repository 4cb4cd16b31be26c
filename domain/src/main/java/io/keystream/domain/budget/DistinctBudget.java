package io.keystream.domain.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Counts the different keys that one principal reaches, and refuses the one too many: a script that
 * reads key after key is stopped while it runs.
 *
 * <p>A key counts from its first use until the window has passed; uses in between cost nothing and
 * prolong nothing. The first use after that counts anew. So a refusal can tell when it ends.
 *
 * <p><em>Laws.</em> At any moment at most {@code limits.keys()} keys count, so in no stretch of
 * time as long as the window are more keys counted than that. A batch is taken whole or not at all.
 * What would keep to the limit is never refused. Keys that are still free from an earlier count may
 * be used beside freshly counted ones, so a stretch that begins in the middle of a window can see
 * both: at most twice the limit.
 *
 * <p><em>Memory.</em> One entry a key that counts, so never more than {@code limits.keys()}.
 *
 * <p><em>Thread safety:</em> none; it belongs to the one thread that serves the principal.
 */
public final class DistinctBudget {

  private static final BudgetAnswer NOTHING_COUNTED = new BudgetAnswer.Taken(List.of());

  private final BudgetLimits limits;
  private final long windowNanos;

  /** The keys that count, with the time of their first use; the oldest is first. */
  private final SequencedMap<String, Long> counting = new LinkedHashMap<>();

  private boolean begun;
  private long latest;

  public DistinctBudget(BudgetLimits limits) {
    this.limits = limits;
    this.windowNanos = limits.window().toNanos();
  }

  /**
   * Takes the keys of one request.
   *
   * @param keys of the whole batch; a key that is named twice counts once
   * @param monotonicNanos in the manner of {@link System#nanoTime()}; a time before an earlier one
   *     is taken for that one, for time does not go back
   */
  public BudgetAnswer take(List<String> keys, long monotonicNanos) {
    long now = advance(monotonicNanos);
    if (counting.keySet().containsAll(keys)) {
      return NOTHING_COUNTED;
    }
    var batch = new LinkedHashSet<>(keys);
    if (batch.size() > limits.keys()) {
      return new BudgetAnswer.BatchExceedsBudget(batch.size(), limits);
    }
    var fresh = new ArrayList<String>();
    for (var key : batch) {
      if (!counting.containsKey(key)) {
        fresh.add(key);
      }
    }
    int excess = counting.size() + fresh.size() - limits.keys();
    if (excess > 0) {
      return new BudgetAnswer.OverBudget(wait(batch, excess, now), limits, counting.size());
    }
    fresh.forEach(key -> counting.put(key, now));
    return new BudgetAnswer.Taken(fresh);
  }

  /**
   * Puts back a key that was counted elsewhere, so that whoever takes over goes on where the
   * predecessor was. Given every {@link BudgetAnswer.Taken#counted() counted} key of the last
   * window in the order of time, the budget answers as the predecessor's would.
   *
   * <p>It never refuses: under limits that were lowered meanwhile the oldest keys are forgotten, so
   * that a use of theirs counts anew.
   *
   * @param monotonicNanos when the key was counted, on the clock of {@link #take}
   */
  public void recount(String key, long monotonicNanos) {
    long now = advance(monotonicNanos);
    if (counting.putIfAbsent(key, now) == null && counting.size() > limits.keys()) {
      counting.pollFirstEntry();
    }
  }

  /** How many keys count at a time. */
  public int used(long monotonicNanos) {
    advance(monotonicNanos);
    return counting.size();
  }

  /** Forgets what no longer counts. */
  private long advance(long monotonicNanos) {
    if (!begun || monotonicNanos - latest > 0) {
      begun = true;
      latest = monotonicNanos;
    }
    while (!counting.isEmpty() && latest - counting.firstEntry().getValue() >= windowNanos) {
      counting.pollFirstEntry();
    }
    return latest;
  }

  /**
   * Until as many keys as are in excess no longer count; those of the batch make no room for it.
   */
  private Duration wait(Set<String> batch, int excess, long now) {
    int toLeave = excess;
    for (var entry : counting.entrySet()) {
      if (!batch.contains(entry.getKey()) && --toLeave == 0) {
        return Duration.ofNanos(windowNanos - (now - entry.getValue()));
      }
    }
    throw new IllegalStateException("a batch within the limits found no room: " + limits);
  }
}
