package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void columns_are_as_wide_as_their_widest_cell_and_lines_have_no_tail() {
    var out = new ByteArrayOutputStream();
    new Table("KEY", "STATE")
        .row("payments/cards", "active")
        .row("a", "")
        .print(new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("KEY             STATE", "payments/cards  active", "a");
  }

  @Test
  void a_row_of_another_length_is_a_bug() {
    assertThatThrownBy(() -> new Table("A", "B").row("1"))
        .hasMessageContaining("1 cells in a table of 2 columns");
  }
}
