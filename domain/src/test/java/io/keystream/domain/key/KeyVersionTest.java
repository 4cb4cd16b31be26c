package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyVersionTest {

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE})
  void a_number_out_of_range_is_no_version(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KeyVersion(number))
        .withMessage("key version must be 1 to 1000000: " + number);
  }

  @Test
  void the_first_version_is_one() {
    assertThat(KeyVersion.FIRST).isEqualTo(new KeyVersion(1));
  }

  @Test
  void versions_follow_each_other_without_gaps() {
    assertThat(new KeyVersion(41).next()).isEqualTo(new KeyVersion(42));
  }

  @Test
  void nothing_follows_the_last_number() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KeyVersion(KeyVersion.MAX).next());
  }

  @Test
  void versions_sort_by_number_not_by_text() {
    assertThat(new KeyVersion(9)).isLessThan(new KeyVersion(10));
  }

  @Test
  void a_version_reads_as_operators_write_it() {
    assertThat(new KeyVersion(3)).hasToString("v3");
  }
}
