package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
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
    CryptoRequestRecord request;
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

  private CryptoRequestRecord requestThatWasAnswered() {
    var key = platform.commands().create("repeats/aes", KeyAlgorithm.AES_256).path();
    var request = caller.request(key, ENCRYPT);
    assertThat(caller.reply(caller.send(request))).isInstanceOf(Encrypted.class);
    return request;
  }

  /** Requests of a caller are answered in order: its repeats were seen when this is answered. */
  private void passAnotherBehind(CryptoRequestRecord request) {
    caller.ask(request.getKey(), ENCRYPT, Encrypted.class);
  }

  private void assertAnsweredOnce(CryptoRequestRecord request) {
    assertThat(caller.replies(request.getRequestId())).isEqualTo(1);
    assertThat(AuditTrail.of(platform.kafka(), request.getRequestId())).hasSize(1);
  }
}
