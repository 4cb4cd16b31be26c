package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.MalformedFields;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HostileOpeningTest {

  private static final byte[] GENUINE = Fixture.of(Suite.P256).caller().opening().encode();

  @Test
  void no_damaged_opening_does_more_than_be_refused_or_be_another_one() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 20_000; i++) {
      var damaged = GENUINE.clone();
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

  @Test
  void what_is_cut_prolonged_or_too_large_is_refused() {
    for (var length = 0; length < GENUINE.length; length++) {
      var cut = Arrays.copyOf(GENUINE, length);
      assertThatThrownBy(() -> SessionOpening.parse(cut)).isInstanceOf(MalformedFields.class);
    }
    assertThatThrownBy(() -> SessionOpening.parse(Arrays.copyOf(GENUINE, GENUINE.length + 1)))
        .isInstanceOf(MalformedFields.class);
    assertThatThrownBy(() -> SessionOpening.parse(new byte[SessionOpening.MAX_BYTES + 1]))
        .isInstanceOf(MalformedFields.class)
        .hasMessageContaining("at most 4096 bytes");
  }
}
