package io.keystream.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.budget.BudgetAnswer.BatchExceedsBudget;
import io.keystream.domain.budget.BudgetAnswer.OverBudget;
import io.keystream.domain.budget.BudgetAnswer.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every budget, tried on random requests against a list of all that was counted. */
final class BudgetLawsTest {

  private static final int REQUESTS = 300;

  @Test
  void a_budget_admits_what_the_list_admits_and_nothing_else() {
    inEveryRun(run -> {
      for (int i = 0; i < REQUESTS; i++) {
        var batch = run.nextBatch();
        long now = run.nextTime();
        boolean admitted = run.oracle().admits(batch, now);
        var answer = run.budget().take(batch, now);
        assertThat(answer instanceof Taken).isEqualTo(admitted);
        if (answer instanceof Taken(var counted)) {
          assertThat(counted).containsExactlyElementsOf(run.oracle().count(batch, now));
        }
      }
    });
  }

  @Test
  void in_no_stretch_as_long_as_the_window_are_more_keys_counted_than_the_limit() {
    inEveryRun(run -> {
      var counted = new ArrayList<Count>();
      for (int i = 0; i < REQUESTS; i++) {
        long now = run.nextTime();
        if (run.budget().take(run.nextBatch(), now) instanceof Taken(var keys)) {
          keys.forEach(key -> counted.add(new Count(key, now)));
        }
      }
      for (var first : counted) {
        var stretch =
            counted.stream()
                .filter(
                    each -> each.at() >= first.at() && each.at() - first.at() < run.windowNanos())
                .map(Count::key)
                .toList();
        assertThat(stretch).hasSizeLessThanOrEqualTo(run.limits().keys()).doesNotHaveDuplicates();
      }
    });
  }

  /** What the class doc owns up to: free uses may stand beside fresh ones. */
  @Test
  void in_no_stretch_as_long_as_the_window_are_more_keys_used_than_twice_the_limit() {
    inEveryRun(run -> {
      var used = new ArrayList<Count>();
      for (int i = 0; i < REQUESTS; i++) {
        var batch = run.nextBatch();
        long now = run.nextTime();
        if (run.budget().take(batch, now) instanceof Taken) {
          batch.forEach(key -> used.add(new Count(key, now)));
        }
      }
      for (var first : used) {
        Set<String> stretch = new HashSet<>();
        used.stream()
            .filter(each -> each.at() >= first.at() && each.at() - first.at() < run.windowNanos())
            .forEach(each -> stretch.add(each.key()));
        assertThat(stretch).hasSizeLessThanOrEqualTo(2 * run.limits().keys());
      }
    });
  }

  @Test
  void the_time_told_is_exact() {
    inEveryRun(run -> {
      for (int i = 0; i < REQUESTS; i++) {
        var batch = run.nextBatch();
        long now = run.nextTime();
        switch (run.budget().take(batch, now)) {
          case Taken _ -> run.oracle().count(batch, now);
          case OverBudget(var until, _, var used) -> {
            assertThat(used).isEqualTo(run.oracle().counting(now).size());
            assertThat(run.oracle().admits(batch, now + until.toNanos() - 1)).isFalse();
            assertThat(run.oracle().admits(batch, now + until.toNanos())).isTrue();
            var successor = run.successor(now);
            assertThat(successor.take(batch, now + until.toNanos() - 1))
                .isInstanceOf(OverBudget.class);
            assertThat(successor.take(batch, now + until.toNanos())).isInstanceOf(Taken.class);
          }
          case BatchExceedsBudget(var keys, _) ->
              assertThat(keys)
                  .isEqualTo(Set.copyOf(batch).size())
                  .isGreaterThan(run.limits().keys());
        }
      }
    });
  }

  @Test
  void a_successor_answers_as_the_predecessor_would() {
    inEveryRun(run -> {
      for (int i = 0; i < REQUESTS; i++) {
        var batch = run.nextBatch();
        long now = run.nextTime();
        var successor = run.successor(now);
        var answer = run.budget().take(batch, now);
        assertThat(successor.take(batch, now)).isEqualTo(answer);
        if (answer instanceof Taken) {
          run.oracle().count(batch, now);
        }
      }
    });
  }

  @Test
  void memory_holds_no_more_keys_than_the_limit() {
    inEveryRun(run -> {
      for (int i = 0; i < REQUESTS; i++) {
        long now = run.nextTime();
        run.budget().take(run.nextBatch(), now);
        run.budget().recount("k" + i, now);
        assertThat(run.budget().used(now)).isLessThanOrEqualTo(run.limits().keys());
      }
    });
  }

  /** Guards the other laws. */
  @Test
  void random_requests_get_every_answer() {
    Set<Class<?>> answers = new HashSet<>();
    var run = new Run(new Random(1));
    for (int i = 0; i < REQUESTS; i++) {
      answers.add(run.budget().take(run.nextBatch(), run.nextTime()).getClass());
    }
    assertThat(answers).hasSize(BudgetAnswer.class.getPermittedSubclasses().length);
  }

  private static void inEveryRun(Consumer<Run> law) {
    Seeds.tryAll(seed -> law.accept(new Run(new Random(seed))));
  }

  private record Count(String key, long at) {}

  /** Keeps every count for ever and goes through all of them for every answer. */
  private record Oracle(BudgetLimits limits, List<Count> counts) {

    Set<String> counting(long now) {
      Set<String> keys = new HashSet<>();
      for (var count : counts) {
        if (count.at() <= now && now < count.at() + limits.window().toNanos()) {
          keys.add(count.key());
        }
      }
      return keys;
    }

    boolean admits(List<String> batch, long now) {
      var after = counting(now);
      boolean isFree = after.containsAll(batch);
      after.addAll(batch);
      return isFree || after.size() <= limits.keys();
    }

    List<String> count(List<String> batch, long now) {
      var before = counting(now);
      var fresh = batch.stream().distinct().filter(key -> !before.contains(key)).toList();
      fresh.forEach(key -> counts.add(new Count(key, now)));
      return fresh;
    }
  }

  /** A few keys, a short window and steps that now and then meet its end to the nanosecond. */
  private static final class Run {
    private final Random random;
    private final BudgetLimits limits;
    private final Oracle oracle;
    private final DistinctBudget budget;
    private long now;

    Run(Random random) {
      this.random = random;
      this.limits =
          new BudgetLimits(2 + random.nextInt(5), Duration.ofSeconds(1 + random.nextInt(3)));
      this.oracle = new Oracle(limits, new ArrayList<>());
      this.budget = new DistinctBudget(limits);
    }

    BudgetLimits limits() {
      return limits;
    }

    Oracle oracle() {
      return oracle;
    }

    DistinctBudget budget() {
      return budget;
    }

    long windowNanos() {
      return limits.window().toNanos();
    }

    long nextTime() {
      now +=
          switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> windowNanos() / 4;
            case 3 -> windowNanos() - random.nextInt(2);
            default -> random.nextLong(windowNanos() / 8);
          };
      return now;
    }

    List<String> nextBatch() {
      int size = random.nextInt(10) == 0 ? limits.keys() + 2 : random.nextInt(4);
      return IntStream.range(0, size).mapToObj(_ -> "key" + random.nextInt(15)).toList();
    }

    /** Rebuilt from the record of what was counted in the last window. */
    DistinctBudget successor(long time) {
      var successor = new DistinctBudget(limits);
      oracle.counts().stream()
          .filter(count -> time - count.at() < windowNanos())
          .forEach(count -> successor.recount(count.key(), count.at()));
      return successor;
    }
  }
}
