package io.keystream.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.budget.BudgetAnswer.BatchExceedsBudget;
import io.keystream.domain.budget.BudgetAnswer.OverBudget;
import io.keystream.domain.budget.BudgetAnswer.Taken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two keys in ten seconds. */
final class DistinctBudgetTest {

  private static final BudgetLimits LIMITS = BudgetLimits.parse("2/10s");
  private static final long SECOND = 1_000_000_000L;

  private final DistinctBudget budget = new DistinctBudget(LIMITS);

  @Test
  void one_key_too_many_is_refused_until_the_first_no_longer_counts() {
    take(0, "a");
    take(3, "b");
    assertThat(take(4, "c")).isEqualTo(new OverBudget(Duration.ofSeconds(6), LIMITS, 2));
    assertThat(budget.take(List.of("c"), 10 * SECOND - 1))
        .isEqualTo(new OverBudget(Duration.ofNanos(1), LIMITS, 2));
    assertThat(take(10, "c")).isEqualTo(new Taken(List.of("c")));
  }

  @Test
  void a_key_that_counts_costs_nothing() {
    take(0, "a", "b");
    assertThat(take(9, "b", "a")).isEqualTo(new Taken(List.of()));
  }

  @Test
  void a_use_in_between_prolongs_nothing() {
    take(0, "a", "b");
    take(9, "a", "b");
    assertThat(take(10, "c", "d")).isEqualTo(new Taken(List.of("c", "d")));
  }

  @Test
  void after_its_window_a_key_counts_anew() {
    take(0, "a");
    assertThat(take(10, "a")).isEqualTo(new Taken(List.of("a")));
    take(19, "b");
    assertThat(take(19, "c")).isEqualTo(new OverBudget(Duration.ofSeconds(1), LIMITS, 2));
  }

  @Test
  void a_batch_is_taken_whole_or_not_at_all() {
    take(0, "a");
    assertThat(take(1, "b", "c")).isEqualTo(new OverBudget(Duration.ofSeconds(9), LIMITS, 1));
    assertThat(budget.used(SECOND)).isEqualTo(1);
    assertThat(take(1, "b")).isEqualTo(new Taken(List.of("b")));
  }

  @Test
  void a_key_that_a_batch_names_twice_counts_once() {
    assertThat(take(0, "a", "a", "b")).isEqualTo(new Taken(List.of("a", "b")));
  }

  @Test
  void keys_of_the_batch_itself_make_no_room_for_it() {
    take(0, "a");
    take(5, "b");
    assertThat(take(6, "a", "c")).isEqualTo(new OverBudget(Duration.ofSeconds(9), LIMITS, 2));
  }

  @Test
  void a_batch_that_never_fits_is_told_so() {
    assertThat(take(0, "a", "b", "c")).isEqualTo(new BatchExceedsBudget(3, LIMITS));
    assertThat(take(0, "a", "b", "b")).isInstanceOf(Taken.class);
  }

  @Test
  void a_request_without_keys_is_always_taken() {
    take(0, "a", "b");
    assertThat(take(1)).isEqualTo(new Taken(List.of()));
  }

  @Test
  void time_does_not_go_back() {
    take(5, "a");
    take(3, "b");
    assertThat(take(14, "c")).isEqualTo(new OverBudget(Duration.ofSeconds(1), LIMITS, 2));
    assertThat(take(15, "c", "d")).isInstanceOf(Taken.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE - 1, Long.MIN_VALUE, -1, 0})
  void the_clock_may_begin_anywhere(long origin) {
    budget.take(List.of("a", "b"), origin);
    assertThat(budget.take(List.of("c"), origin + 10 * SECOND - 1)).isInstanceOf(OverBudget.class);
    assertThat(budget.take(List.of("c"), origin + 10 * SECOND)).isInstanceOf(Taken.class);
  }

  @Test
  void a_successor_goes_on_where_the_predecessor_was() {
    budget.recount("a", 0);
    budget.recount("b", 3 * SECOND);
    assertThat(take(4, "c")).isEqualTo(new OverBudget(Duration.ofSeconds(6), LIMITS, 2));
    assertThat(take(4, "b")).isEqualTo(new Taken(List.of()));
  }

  @Test
  void a_successor_under_lower_limits_refuses_and_keeps_no_more() {
    for (var key : List.of("a", "b", "c", "d")) {
      budget.recount(key, 0);
    }
    assertThat(budget.used(0)).isEqualTo(2);
    assertThat(take(9, "e")).isEqualTo(new OverBudget(Duration.ofSeconds(1), LIMITS, 2));
    assertThat(take(10, "e")).isInstanceOf(Taken.class);
  }

  private BudgetAnswer take(long second, String... keys) {
    return budget.take(List.of(keys), second * SECOND);
  }
}
