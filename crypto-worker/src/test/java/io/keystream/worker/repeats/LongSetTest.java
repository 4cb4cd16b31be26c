package io.keystream.worker.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongSetTest {

  @Test
  void it_answers_like_any_set() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var expected = new HashSet<Long>();
    var set = new LongSet();
    for (var i = 0; i < 100_000; i++) {
      var number = random.nextLong(50_000) * 0x9E3779B97F4A7C15L;
      assertThat(set.add(number)).as("seed %d", seed).isEqualTo(expected.add(number));
    }

    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(expected).as("seed %d", seed).allMatch(set::contains);
    assertThat(set.contains(-1)).isFalse();
  }

  @Test
  void zero_is_a_number_too() {
    var set = new LongSet();

    assertThat(set.contains(0)).isFalse();
    assertThat(set.add(0)).isTrue();
    assertThat(set.add(0)).isFalse();
    assertThat(set.contains(0)).isTrue();
    assertThat(set.size()).isEqualTo(1);
  }
}
