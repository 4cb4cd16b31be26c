package io.keystream.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IdTableTest {

  @Test
  void a_hundred_thousand_ids_keep_their_rows() {
    var ids = new IdTable();
    for (var n = 0; n < 100_000; n++) {
      assertThat(ids.row("id-" + n)).isEqualTo(n);
    }
    for (var n = 0; n < 100_000; n++) {
      assertThat(ids.row("id-" + n)).isEqualTo(n);
    }
    assertThat(ids.size()).isEqualTo(100_000);
  }

  @Test
  void a_place_is_remembered_exactly() {
    var column = new LocationColumn("topic");
    var at = new Location("topic", 999, 1L << 50);
    column.set(7, at);

    assertThat(column.at(7)).isEqualTo(at);
  }
}
