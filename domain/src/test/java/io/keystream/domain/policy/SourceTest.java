package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "0.0.0.0", "2001:db8:0:0:0:0:0:1", "0:0:0:0:0:0:0:1"})
  void an_address_reads_as_it_was_written(String text) {
    assertThat(Source.parse(text)).isEqualTo(new Source.Address(InetAddress.ofLiteral(text)));
    assertThat(Source.parse(text).text()).isEqualTo(text);
  }

  @Test
  void nothing_is_no_known_address() {
    assertThat(Source.parse("")).isEqualTo(new Source.Unknown());
    assertThat(new Source.Unknown().text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.1.2", "2001:db8::1", "::ffff:10.1.2.3", " ", "[::1]", "1"})
  void another_spelling_or_a_name_is_refused(String text) {
    assertThatThrownBy(() -> Source.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source");
  }
}
