package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedRequestTest {

  private static final SpecificRecord ENCRYPT = new Encrypt(Payload.of("hello"), Payload.of("ctx"));

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;
  private TestCaller caller;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    caller = platform.caller();
  }

  @AfterEach
  void stop() {
    platform.close();
    token.close();
  }

  @Test
  void a_repeat_has_one_reply_and_one_record() {
    try (var worker = Workers.start(platform.kafka(), "worker-1", token)) {
      var request = requestThatWasAnswered();

      caller.send(request);
      caller.send(request);
      passAnotherBehind(request);

      assertAnsweredOnce(request);
      assertThat(worker.counts().requests().repeated()).isEqualTo(2);
    }
  }

  @Test
  void a_repeat_has_one_reply_and_one_record_when_another_worker_takes_over() {
    TestRequest request;
    try (var _ = Workers.start(platform.kafka(), "worker-1", token)) {
      request = requestThatWasAnswered();
    }
    try (var worker = Workers.start(platform.kafka(), "worker-2", token)) {
      caller.send(request);
      passAnotherBehind(request);

      assertAnsweredOnce(request);
      assertThat(worker.counts().requests().repeated()).isEqualTo(1);
    }
  }

  @Test
  void a_repeat_has_one_reply_and_one_record_while_partitions_move() {
    try (var first = Workers.start(platform.kafka(), "worker-1", token)) {
      var request = requestThatWasAnswered();
      try (var _ = Workers.start(platform.kafka(), "worker-2", token)) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> {
              caller.send(request);
              return first.health() instanceof Health.Ready(var served, _, _) && served.size() < 3;
            });
        caller.send(request);
        passAnotherBehind(request);
      }
      caller.send(request);
      passAnotherBehind(request);

      assertAnsweredOnce(request);
    }
  }

  @Test
  void requests_are_served_in_whatever_order_they_come() {
    try (var _ = Workers.start(platform.kafka(), "worker-1", token)) {
      var requests = new ArrayList<TestRequest>();
      for (var i = 0; i < 20; i++) {
        requests.add(caller.request("", new GenerateRandom(8)));
      }
      requests.reversed().forEach(caller::send);
      requests.forEach(
          request -> assertThat(caller.reply(request.id())).isInstanceOf(RandomGenerated.class));
    }
  }

  private TestRequest requestThatWasAnswered() {
    var key = platform.commands().create("repeats/aes", KeyAlgorithm.AES_256).path();
    var request = caller.request(key, ENCRYPT);
    assertThat(caller.reply(caller.send(request))).isInstanceOf(Encrypted.class);
    return request;
  }

  /** Requests of a caller are answered in order: its repeats were seen when this is answered. */
  private void passAnotherBehind(TestRequest request) {
    caller.ask(request.key(), ENCRYPT, Encrypted.class);
  }

  private void assertAnsweredOnce(TestRequest request) {
    assertThat(caller.replies(request.id())).isEqualTo(1);
    assertThat(AuditTrail.of(platform.kafka(), request.id())).hasSize(1);
  }
}
