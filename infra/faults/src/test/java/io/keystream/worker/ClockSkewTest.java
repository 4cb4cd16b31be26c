package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.GenerateRandom;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker's clock decides; a few seconds of difference disturb nobody. */
class ClockSkewTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final Token token = MemoryTokens.fresh();
  private volatile Duration off = Duration.ZERO;
  private PlatformUnderTest platform;
  private CryptoWorker worker;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    worker = Workers.start(platform.kafka(), "worker-1", token, () -> Instant.now().plus(off));
  }

  @AfterEach
  void stop() {
    worker.close();
    platform.close();
    token.close();
  }

  @Test
  void a_session_of_a_caller_that_is_four_seconds_ahead_is_served() {
    off = Duration.ofSeconds(-4);
    platform.caller().ask("", new GenerateRandom(8), RandomGenerated.class);
  }

  @Test
  void a_session_of_a_caller_that_is_a_minute_ahead_is_served_when_its_time_has_come() {
    off = Duration.ofMinutes(-1);
    var caller = platform.caller();
    var early = caller.request("", new GenerateRandom(8));
    caller.send(early);
    await().atMost(LONG).until(() -> caller.hints().contains(early.id()));

    off = Duration.ZERO;
    caller.session().publishAgain(platform.kafka());
    assertThat(caller.reply(caller.send(early))).isInstanceOf(RandomGenerated.class);
  }

  @Test
  void a_worker_whose_clock_jumps_ahead_answers_no_deadline_that_passed_and_goes_on() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);
    off = Duration.ofSeconds(90);
    var late = caller.request("", new GenerateRandom(8), Duration.ofSeconds(60));

    var failed = (UseFailed) caller.reply(caller.send(late));

    assertThat(failed.getCode()).isEqualTo("deadline-passed");
    off = Duration.ZERO;
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);
  }

  @Test
  void a_worker_whose_clock_jumps_back_accepts_no_deadline_too_far_ahead() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);
    off = Duration.ofSeconds(-3);
    var far =
        caller
            .session()
            .seal(
                TestCaller.content("", new GenerateRandom(8)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofMinutes(5)),
                caller.replyTo());

    var refused = (UseRefused) caller.reply(caller.send(far));

    assertThat(refused.getMessage()).startsWith("deadline must be at most 5 minutes ahead");
  }

  @Test
  void a_session_ends_by_the_workers_clock() {
    var caller = platform.caller();
    caller.ask("", new GenerateRandom(8), RandomGenerated.class);

    off = TestSession.LIFE.plusMinutes(1);
    var asked =
        caller
            .session()
            .seal(
                TestCaller.content("", new GenerateRandom(8)),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(off).plusSeconds(60),
                caller.replyTo());
    var refused = (UseRefused) caller.reply(caller.send(asked));

    assertThat(refused.getCode()).isEqualTo("session-not-valid");
  }

  @Test
  void a_request_recorded_and_sent_again_after_its_window_is_nobodys() {
    var caller = platform.caller();
    var asked = caller.request("", new GenerateRandom(8), Duration.ofSeconds(30));
    caller.reply(caller.send(asked));

    off = Duration.ofMinutes(20);
    caller.send(asked);

    await()
        .atMost(LONG)
        .until(() ->
            AuditTrail.of(platform.kafka()).stream()
                .anyMatch(record -> record.getReason().equals("replay")));
    assertThat(caller.replies(asked.id())).isEqualTo(1);
    assertThat(AuditTrail.of(platform.kafka(), asked.id())).hasSize(1);
  }
}
