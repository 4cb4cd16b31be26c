package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.schemas.wire.ReplyAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class CodecTest {

  private static final Codec<ReplyAddress> CODEC = new Codec<>(new ReplyAddress(), List.of());

  @Test
  void a_record_larger_than_a_topic_takes_is_not_written() {
    assertThatThrownBy(() -> CODEC.encode(new ReplyAddress(1, "x".repeat(1_000_000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ReplyAddress has 1000014 bytes, at most 1000000");
  }

  @Test
  void the_largest_record_is_written_and_read() {
    var largest = new ReplyAddress(1, "x".repeat(1_000_000 - 14));

    assertThat(CODEC.encode(largest)).hasSize(Codec.MAX_SIZE_BYTES);
    assertThat(CODEC.decode(CODEC.encode(largest))).isEqualTo(largest);
  }

  @Test
  void threads_share_a_codec() throws ExecutionException, InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = new ArrayList<Future<ReplyAddress>>();
      for (var n = 0; n < 1000; n++) {
        var record = new ReplyAddress(n, "caller " + n);
        written.add(threads.submit(() -> CODEC.decode(CODEC.encode(record))));
      }
      for (var n = 0; n < 1000; n++) {
        assertThat(written.get(n).get()).isEqualTo(new ReplyAddress(n, "caller " + n));
      }
    }
  }

  @Test
  void a_tombstone_passes_a_topics_serializers() {
    var topic = Topics.KEY_MATERIAL;

    assertThat(topic.serializer().serialize(topic.name(), null)).isNull();
    assertThat(topic.deserializer().deserialize(topic.name(), null)).isNull();
  }
}
