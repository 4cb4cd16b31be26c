package io.keystream.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TreeTest {

  @Test
  void it_holds_what_a_sorted_map_holds() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var expected = new TreeMap<String, Integer>();
      var tree = Tree.<Integer>empty();
      for (int i = 0; i < 200; i++) {
        var key = "k" + random.nextInt(100);
        expected.put(key, i);
        tree = tree.with(key, i);
        assertThat(tree.get(key)).isEqualTo(i);
      }
      assertThat(tree.values()).containsExactlyElementsOf(expected.values());
      assertThat(tree.get("nobody")).isNull();
    });
  }

  @Test
  void what_it_was_before_stays() {
    var one = Tree.<Integer>empty().with("a", 1);
    var two = one.with("b", 2).with("a", 3);
    assertThat(one.values()).isEqualTo(List.of(1));
    assertThat(two.values()).isEqualTo(List.of(3, 2));
  }

  @Test
  void it_stays_flat_in_whatever_order_it_grows() {
    var rising = Tree.<Integer>empty();
    var falling = Tree.<Integer>empty();
    for (int i = 0; i < 100_000; i++) {
      rising = rising.with("%06d".formatted(i), i);
      falling = falling.with("%06d".formatted(-i + 100_000), i);
    }
    assertThat(rising.height()).isLessThan(25);
    assertThat(falling.height()).isLessThan(25);
  }
}
