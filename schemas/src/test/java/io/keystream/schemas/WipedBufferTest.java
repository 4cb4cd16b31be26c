package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WipedBufferTest {

  @Test
  void whatever_was_written_is_there_however_it_had_to_grow() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    try (var buffer = new WipedBuffer(1)) {
      var expected = new ByteArrayOutputStream();
      for (var i = 0; i < 200; i++) {
        var piece = new byte[random.nextInt(300)];
        random.nextBytes(piece);
        buffer.write(piece);
        buffer.write(i);
        expected.writeBytes(piece);
        expected.write(i);
      }
      assertThat(buffer.revealBytes()).as("seed %d", seed).isEqualTo(expected.toByteArray());
      assertThat(buffer.sizeBytes()).isEqualTo(expected.size());
    }
  }

  @Test
  void nothing_is_left_in_it_when_it_is_closed() {
    var buffer = new WipedBuffer(4);
    buffer.write(new byte[] {1, 2, 3, 4, 5});
    buffer.close();
    assertThat(buffer.revealBytes()).containsOnly(0);
  }
}
