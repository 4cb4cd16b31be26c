package io.keystream.worker.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.sealing.SessionOpening;
import org.junit.jupiter.api.Test;

/** Neither one caller nor all of them together fill a worker's memory with sessions. */
final class LivingSessionsTest {

  private static final int OF_A_CALLER = 10_000;
  private static final int OF_ALL = 200_000;

  private final LivingSessions living = new LivingSessions();

  @Test
  void a_caller_has_ten_thousand_sessions_and_leaves_room_for_others() {
    var till = Caller.named("till");
    fill(till);

    assertThat(living.keep(till.opening(OF_A_CALLER))).contains("its caller has 10000 sessions");
    assertThat(living.find(till.opening(OF_A_CALLER).id())).isEmpty();
    assertThat(living.keep(till.opening(0))).as("one that lives already").isEmpty();

    var shop = Caller.named("shop").opening(0);
    assertThat(living.keep(shop)).isEmpty();
    assertThat(living.find(shop.id())).contains(shop);
  }

  @Test
  void two_hundred_thousand_sessions_live_whoever_opened_them() {
    for (var caller = 0; caller < OF_ALL / OF_A_CALLER; caller++) {
      fill(Caller.named("caller-" + caller));
    }
    assertThat(living.size()).isEqualTo(OF_ALL);

    assertThat(living.keep(Caller.named("late").opening(0))).contains("there are 200000 sessions");
    assertThat(living.size()).isEqualTo(OF_ALL);
  }

  @Test
  void sessions_that_ended_make_room() {
    var till = Caller.named("till");
    fill(till);

    living.forgetOver(Caller.NOW.plus(SessionOpening.MAX_LIFE));
    assertThat(living.keep(till.opening(OF_A_CALLER))).isNotEmpty();
    living.forgetOver(Caller.NOW.plus(SessionOpening.MAX_LIFE).plusSeconds(61));

    assertThat(living.size()).isZero();
    assertThat(living.keep(till.opening(OF_A_CALLER))).isEmpty();
  }

  private void fill(Caller caller) {
    for (var number = 0; number < OF_A_CALLER; number++) {
      assertThat(living.keep(caller.opening(number))).isEmpty();
    }
  }
}
