package io.keystream.worker.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

  private final SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

  /** From the reference implementation: the message is 00 01 02 and so on. */
  @ParameterizedTest
  @CsvSource({"0,726fdb47dd0e0e31", "8,93f5f5799a932462", "15,a129ca6149be45e5"})
  void published_vectors_hold(int sizeBytes, String expected) {
    var message = new byte[sizeBytes];
    for (var i = 0; i < sizeBytes; i++) {
      message[i] = (byte) i;
    }

    assertThat(Long.toHexString(hash.hash(message))).isEqualTo(expected);
  }
}
