package io.keystream.worker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnnamedValuesTest {

  /** The monotonic clock may begin anywhere and pass its own end. */
  private static final long START = Long.MAX_VALUE - 1;

  private static final long LIMIT = UnnamedValues.LIMIT.toNanos();

  private final UnnamedValues values = new UnnamedValues();

  @Test
  void what_no_event_names_for_an_hour_is_overdue_and_stays_so() {
    assertThat(values.overdue(Set.of("a/1"), START)).isEmpty();
    assertThat(values.overdue(Set.of("a/1", "a/2"), START + LIMIT - 1)).isEmpty();
    assertThat(values.overdue(Set.of("a/1", "a/2"), START + LIMIT)).containsExactly("a/1");
    assertThat(values.overdue(Set.of("a/1", "a/2"), START + LIMIT + 1)).containsExactly("a/1");
  }

  @Test
  void the_hour_of_what_was_named_meanwhile_begins_again() {
    assertThat(values.overdue(Set.of("a/1"), START)).isEmpty();
    assertThat(values.overdue(Set.of(), START + 1)).isEmpty();
    assertThat(values.overdue(Set.of("a/1"), START + LIMIT)).isEmpty();
    assertThat(values.overdue(Set.of("a/1"), START + 2 * LIMIT)).containsExactly("a/1");
  }
}
