package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.MalformedFields;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HostileOpeningTest {

  @ParameterizedTest
  @EnumSource(Suite.class)
  void no_damaged_opening_does_more_than_be_refused_or_be_another_one(Suite suite) {
    var genuine = Fixture.of(suite).caller().opening().encode();
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 20_000; i++) {
      var damaged = genuine.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(SessionOpening.parse(damaged).encode())
            .as("seed %d, round %d", seed, i)
            .isEqualTo(damaged);
      } catch (MalformedFields _) {
        // Refused.
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void what_is_cut_prolonged_or_too_large_is_refused(Suite suite) {
    var genuine = Fixture.of(suite).caller().opening().encode();
    for (var length = 0; length < genuine.length; length++) {
      var cut = Arrays.copyOf(genuine, length);
      assertThatThrownBy(() -> SessionOpening.parse(cut)).isInstanceOf(MalformedFields.class);
    }
    assertThatThrownBy(() -> SessionOpening.parse(Arrays.copyOf(genuine, genuine.length + 1)))
        .isInstanceOf(MalformedFields.class);
    assertThatThrownBy(() -> SessionOpening.parse(new byte[SessionOpening.MAX_BYTES + 1]))
        .isInstanceOf(MalformedFields.class)
        .hasMessageContaining("at most 4096 bytes");
  }
}
