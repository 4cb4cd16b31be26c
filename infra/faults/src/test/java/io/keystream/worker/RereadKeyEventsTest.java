package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Decrypted;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Decrypt;
import io.keystream.schemas.request.Encrypt;
import io.keystream.worker.token.Token;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RereadKeyEventsTest {

  private static final ByteBuffer CONTEXT = Payload.of("ctx");

  private final Token token = MemoryTokens.fresh();

  @AfterEach
  void close() {
    token.close();
  }

  /** Kafka forgets the offsets of a group that was away for a week. */
  @Test
  void a_worker_that_reads_all_key_events_again_replaces_no_material(@TempDir Path directory) {
    try (var platform = PlatformUnderTest.start(directory)) {
      var caller = platform.caller();
      String key;
      ByteBuffer sealed;
      try (var _ = Workers.start(platform.kafka(), "worker-1", token)) {
        key = platform.commands().create("reread/aes", KeyAlgorithm.AES_256).path();
        sealed =
            caller
                .ask(key, new Encrypt(Payload.of("hello"), CONTEXT), Encrypted.class)
                .getCiphertext();
      }
      forgetOffsets(platform.kafka());
      try (var worker = Workers.start(platform.kafka(), "worker-1", token)) {
        await().atMost(Duration.ofSeconds(60)).until(() -> worker.counts().keyEvents().done() >= 4);

        var opened = caller.ask(key, new Decrypt(sealed, CONTEXT), Decrypted.class);

        assertThat(Payload.text(opened.getPlaintext())).isEqualTo("hello");
        assertThat(opened.getVersion()).isEqualTo(1);
      }
    }
  }

  private static void forgetOffsets(String kafka) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin
          .deleteConsumerGroups(List.of("crypto-worker-keys"))
          .all()
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    }
  }
}
