package io.keystream.bench;

import io.keystream.domain.budget.BudgetAnswer;
import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.budget.DistinctBudget;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the check of a budget costs whose keys are all used up. */
@State(Scope.Thread)
public class BudgetParts {

  private static final List<String> KNOWN = List.of("key0");
  private static final List<String> ANOTHER = List.of("another");

  @Param({"50", "100000"})
  public int keys;

  private DistinctBudget full = new DistinctBudget(new BudgetLimits(1, Duration.ofHours(1)));
  private DistinctBudget turning = full;
  private long second;

  /** One budget stands still, one loses and gains a key with every use. */
  @Setup
  public void fill() {
    full = new DistinctBudget(new BudgetLimits(keys, Duration.ofHours(1)));
    for (int key = 0; key < keys; key++) {
      full.recount("key" + key, 0);
    }
    turning = new DistinctBudget(new BudgetLimits(keys, Duration.ofSeconds(Math.min(keys, 3600))));
  }

  @Benchmark
  public BudgetAnswer takeKnownKey() {
    return full.take(KNOWN, 0);
  }

  @Benchmark
  public BudgetAnswer refuseAnotherKey() {
    return full.take(ANOTHER, 0);
  }

  @Benchmark
  public BudgetAnswer takeFreshKey() {
    second++;
    return turning.take(List.of("key" + second), second * 1_000_000_000L);
  }
}
