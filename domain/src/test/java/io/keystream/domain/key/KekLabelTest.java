package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KekLabelTest {

  @Test
  void a_label_is_read_as_it_is_written() {
    var label = new KekLabel("local", 12);

    assertThat(label.text()).isEqualTo("kms/local/kek/v0012");
    assertThat(KekLabel.tryParse(label.text())).contains(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "kms/local/kek/v0000", "kms/-a/kek/v0001", "kms/a/kek/v1", "kd/i/abc/1"})
  void what_is_no_label_is_none(String text) {
    assertThat(KekLabel.tryParse(text)).isEmpty();
  }

  @Test
  void one_follows_those_of_its_domain_that_were_made_before() {
    var first = KekLabel.first("local");

    assertThat(first.next().follows(first)).isTrue();
    assertThat(first.follows(first)).isFalse();
    assertThat(first.follows(first.next())).isFalse();
    assertThat(first.next().follows(KekLabel.first("other"))).isFalse();
  }
}
