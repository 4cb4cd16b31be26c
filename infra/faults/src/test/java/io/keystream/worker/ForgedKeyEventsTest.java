package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Destroyed;
import io.keystream.schemas.event.DestructionStarted;
import io.keystream.schemas.event.Resumed;
import io.keystream.schemas.event.VersionRequested;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody can write to the topic of key events and has no key that counts. */
class ForgedKeyEventsTest {

  @Test
  void invented_events_resume_and_destroy_nothing_and_stop_nothing(@TempDir Path directory)
      throws Exception {
    try (var platform = PlatformUnderTest.start(directory);
        var token = MemoryTokens.fresh();
        var worker = Workers.start(platform.kafka(), "worker-1", token)) {
      var key = platform.commands().create("forged/cards", KeyAlgorithm.AES_256);
      var encrypt = new Encrypt(Payload.of("hello"), Payload.of(""));
      platform.commands().decide(new KeyCommand.Suspend(key, PlatformUnderTest.ALL, "suspicion"));

      for (var event :
          List.of(
              new Resumed(1),
              new DestructionStarted(1),
              new Destroyed(1),
              new VersionRequested(2, "WHEN_GENERATED", "", ""))) {
        write(platform.kafka(), key.path(), Topics.KEY_EVENTS.codec().encode(forged(event)));
      }
      write(platform.kafka(), key.path(), "no event".getBytes(StandardCharsets.UTF_8));

      var refused = platform.caller().ask(key.path(), encrypt, UseRefused.class);
      assertThat(refused.getCode()).isEqualTo("key-is-suspended");
      platform.commands().decide(new KeyCommand.Resume(key, PlatformUnderTest.ALL));
      platform.caller().ask(key.path(), encrypt, Encrypted.class);
      assertThat(worker.health()).isInstanceOf(Health.Ready.class);
    }
  }

  private static KeyEventRecord forged(Object event) {
    return new KeyEventRecord(
        "forged/cards",
        6L,
        "c1",
        new CallerRecord("founder", "test", null, false),
        Instant.now(),
        event,
        null);
  }

  private static void write(String kafka, String key, byte[] value) throws Exception {
    try (var producer = TestClients.producer(kafka)) {
      producer
          .send(new ProducerRecord<>(Topics.KEY_EVENTS.name(), key, value))
          .get(60, TimeUnit.SECONDS);
    }
  }
}
