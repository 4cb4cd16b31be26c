package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PaddingTest {

  @Test
  void every_size_comes_back_and_only_steps_are_seen() {
    for (var size = 0; size < 300; size++) {
      var content = new byte[size];
      new Random(size).nextBytes(content);
      var padded = Padding.pad(content);
      assertThat(padded.length % Padding.STEP).isZero();
      assertThat(padded.length - size).isBetween(4, 4 + Padding.STEP - 1);
      assertThat(Padding.unpad(padded)).isEqualTo(content);
    }
  }

  @Test
  void what_is_not_padded_so_is_refused() {
    for (var length : new int[] {-1, 61, 124, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> Padding.unpad(ByteBuffer.allocate(64).putInt(length).array()))
          .as("length %d", length)
          .isInstanceOf(BrokenSeal.class);
    }
    assertThatThrownBy(() -> Padding.unpad(new byte[0])).isInstanceOf(BrokenSeal.class);
    assertThatThrownBy(() -> Padding.unpad(new byte[63])).isInstanceOf(BrokenSeal.class);
    // A step too many.
    assertThatThrownBy(() -> Padding.unpad(new byte[128])).isInstanceOf(BrokenSeal.class);
    var dirty = Padding.pad(new byte[10]);
    dirty[63] = 1;
    assertThatThrownBy(() -> Padding.unpad(dirty)).isInstanceOf(BrokenSeal.class);
  }
}
