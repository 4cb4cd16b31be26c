package io.keystream.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordsTest {

  @TempDir Path directory;

  @Test
  void the_file_that_comes_with_the_project_is_clearly_synthetic() throws Exception {
    var records = Records.read(null);
    assertThat(records.rows()).hasSize(200);
    assertThat(records.rows())
        .allSatisfy(
            row -> assertThat(row.text()).startsWith("TEST-").contains("SYNTHETIC CARDHOLDER"));
  }

  @Test
  void every_line_of_the_users_file_is_a_record_with_a_context_of_its_own() throws Exception {
    var file = Files.writeString(directory.resolve("mine.csv"), "a\n\nb\nc\nd\n");
    var records = Records.read(file);
    assertThat(records.rows()).extracting(Records.Row::text).containsExactly("a", "b", "c", "d");
    assertThat(records.rows()).extracting(Records.Row::context).doesNotHaveDuplicates();
  }

  @Test
  void too_few_records_are_said_so() throws Exception {
    var file = Files.writeString(directory.resolve("few.csv"), "a\nb\n");
    assertThatThrownBy(() -> Records.read(file))
        .hasMessageContaining("few.csv has 2 lines that are not empty, at least 4 are needed");
  }
}
