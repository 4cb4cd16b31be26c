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
      assertThat(buffer.sizeBytes()).isEqualTo(expected.size());
      assertThat(buffer.takeBytes()).as("seed %d", seed).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void nothing_is_left_in_it_when_it_is_closed() {
    var buffer = new WipedBuffer(4);
    buffer.write(new byte[] {1, 2, 3, 4, 5});
    buffer.close();
    assertThat(buffer.takeBytes()).containsOnly(0);
  }

  @Test
  void what_was_taken_stays_when_it_is_closed_however_full_it_was() {
    for (var usualSizeBytes : new int[] {2, 3, 4}) {
      byte[] taken;
      try (var buffer = new WipedBuffer(usualSizeBytes)) {
        buffer.write(new byte[] {1, 2, 3});
        taken = buffer.takeBytes();
      }
      assertThat(taken).as("of %d", usualSizeBytes).containsExactly(1, 2, 3);
    }
  }

  @Test
  void a_number_takes_no_more_room_than_its_bytes() {
    for (var bits = 0; bits <= Long.SIZE; bits++) {
      var number = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
      var bytes = Math.max(1, (bits + 6) / 7);
      try (var buffer = new WipedBuffer(bytes)) {
        buffer.writeNumber(number);
        assertThat(buffer.sizeBytes()).as("of %d bits", bits).isEqualTo(bytes);
        assertThat(buffer.takeBytes()).as("of %d bits", bits).hasSize(bytes);
      }
    }
  }
}
