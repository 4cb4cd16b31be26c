package io.keystream.worker.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.sealing.RequestHeader;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A worker holds secrets of so many sessions, and derives the others again when it needs them. */
final class DerivedSessionsTest {

  private static final int ROOM = 10_000;

  private final Caller till = Caller.named("till");

  @Test
  void of_more_than_ten_thousand_the_one_unused_for_longest_leaves() {
    try (var derived = new DerivedSessions()) {
      fill(derived);
      assertThat(derived.find(till.opening(0).id())).isPresent();

      derived.remember(till.opening(ROOM).id(), till.served());

      assertThat(derived.find(till.opening(1).id())).isEmpty();
      assertThat(derived.find(till.opening(0).id())).isPresent();
      assertThat(derived.find(till.opening(ROOM).id())).isPresent();
    }
  }

  @Test
  void the_one_that_leaves_opens_nothing_any_more() {
    var header = new RequestHeader("requests", 0, 0, Caller.NOW, UUID.randomUUID(), 0, 0, "till");
    var sealed = till.session().seal(header, new byte[] {1});
    var first = till.served();
    try (var derived = new DerivedSessions()) {
      derived.remember(till.session().id(), first);
      assertThat(first.session().open(header, sealed)).containsExactly(1);

      fill(derived);

      assertThatThrownBy(() -> first.session().open(header, sealed))
          .hasMessage("its session is closed");
    }
  }

  private void fill(DerivedSessions derived) {
    var session = till.served();
    for (var number = 0; number < ROOM; number++) {
      derived.remember(till.opening(number).id(), session);
    }
  }
}
