package io.keystream.domain.access;

import static io.keystream.domain.access.People.NOW;
import static io.keystream.domain.access.People.fingerprint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateValuesTest {

  @Test
  void a_fingerprint_is_64_lower_case_hexadecimal_digits() {
    assertThat(new Fingerprint("0123456789abcdef".repeat(4)))
        .hasToString("0123456789abcdef".repeat(4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void no_fewer_and_no_more(int digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fingerprint("a".repeat(digits)))
        .withMessageContaining("has " + digits + " characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "g", " ", "ü"})
  void and_nothing_else(String digit) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("a".repeat(63) + digit));
  }

  @Test
  void a_certificate_begins_before_it_ends() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnrolledCertificate(fingerprint(1), NOW, NOW))
        .withMessageStartingWith("certificate must begin before it ends");
  }
}
