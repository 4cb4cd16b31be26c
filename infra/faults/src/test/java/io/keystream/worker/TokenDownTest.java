package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.schemas.wire.AuditDecision;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenDownTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final BreakableToken token = new BreakableToken(MemoryTokens.fresh());
  private PlatformUnderTest platform;
  private CryptoWorker worker;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token);
  }

  @AfterEach
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void the_request_that_meets_a_lost_token_fails_and_no_other_is_taken_until_it_is_back() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(16), RandomGenerated.class);
    token.breakDown();

    var met = caller.request("", new GenerateRandom(16));
    assertThat(caller.reply(caller.send(met)))
        .isInstanceOfSatisfying(
            UseFailed.class,
            answer -> {
              assertThat(answer.getCode()).isEqualTo("token-unavailable");
              assertThat(answer.getRetryable()).isTrue();
            });
    assertThat(AuditTrail.of(platform.kafka(), met.id()).getFirst().getDecision())
        .isEqualTo(AuditDecision.FAILED);
    await().atMost(LONG).until(() -> worker.health() instanceof Health.NotReady);
    var waiting = caller.send(caller.request("", new GenerateRandom(16)));
    assertThat(caller.hasReply(waiting)).isFalse();

    token.mend();

    assertThat(caller.reply(waiting)).isInstanceOf(RandomGenerated.class);
    Workers.ready(worker);
  }

  @Test
  void a_session_opened_while_the_token_is_lost_is_served_when_it_is_back() {
    try (var late = new TestCaller(platform.kafka(), platform.access(), "late")) {
      token.breakDown();
      var waiting = late.send(late.request("", new GenerateRandom(16)));
      await().atMost(LONG).until(() -> worker.health() instanceof Health.NotReady);
      assertThat(late.hasReply(waiting)).isFalse();

      token.mend();

      assertThat(late.reply(waiting)).isInstanceOf(RandomGenerated.class);
      assertThat(AuditTrail.of(platform.kafka(), waiting)).hasSize(1);
    }
  }

  @Test
  void a_key_asked_for_while_the_token_is_lost_is_made_when_it_is_back() {
    var key = new KeyName("token-down/aes");
    token.breakDown();
    platform
        .commands()
        .decide(
            new KeyCommand.Create(
                key,
                new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED),
                Activation.WHEN_GENERATED));
    await().atMost(LONG).until(() -> worker.health() instanceof Health.NotReady);
    assertThat(platform.commands().version(key, 1)).isInstanceOf(Version.Requested.class);

    token.mend();

    platform.commands().awaitVersion(key, 1, Version.Active.class::isInstance);
  }
}
