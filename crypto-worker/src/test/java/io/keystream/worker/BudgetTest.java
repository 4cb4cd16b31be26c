package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that pulls key after key is stopped while it runs. */
class BudgetTest {

  private static final SpecificRecord ENCRYPT = new Encrypt(Payload.of("hello"), Payload.of(""));
  private static final String FIVE =
      """
      path "transit/*" {
        capabilities = ["update"]
        max_distinct_keys = "5/1h"
      }
      """;

  private final Token token = MemoryTokens.fresh();
  private PlatformUnderTest platform;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
  }

  @AfterEach
  void stop() {
    platform.close();
    token.close();
  }

  @Test
  void the_key_that_is_one_too_many_is_refused_with_the_time_and_recorded() {
    try (var _ = Workers.start(platform.kafka(), "worker-1", token);
        var script = caller("report-script", FIVE)) {
      var keys = keys(6);
      var begun = Instant.now();
      for (var key : keys.subList(0, 5)) {
        script.ask(key, ENCRYPT, Encrypted.class);
        script.ask(key, ENCRYPT, Encrypted.class);
      }

      var one = script.request(keys.get(5), ENCRYPT);
      var refused = (UseRefused) script.reply(script.send(one));

      assertThat(refused.getCode()).isEqualTo("budget-exceeded");
      assertThat(refused.getAdmittedAt())
          .isBetween(begun.plus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
      assertThat(refused.getMessage())
          .isEqualTo(
              "5 different keys were reached, 5/1h is the budget; the next is admitted at %s.",
              refused.getAdmittedAt());
      script.ask(keys.getFirst(), ENCRYPT, Encrypted.class);
      var records = records("report-script");
      assertThat(records).filteredOn(AuditRecord::getCounted).hasSize(5);
      assertThat(records)
          .filteredOn(record -> record.getDecision() == AuditDecision.DENIED)
          .extracting(AuditRecord::getReason)
          .containsExactly("budget-exceeded");
    }
  }

  @Test
  void without_a_figure_in_its_policy_an_application_reaches_fifty_keys() {
    try (var _ = Workers.start(platform.kafka(), "worker-1", token);
        var script = caller("usual", "path \"transit/*\" { capabilities = [\"update\"] }")) {
      var keys = keys(51);
      script.askAll(keys.stream().map(key -> script.request(key, ENCRYPT)).toList());

      assertThat(records("usual"))
          .filteredOn(record -> record.getDecision() == AuditDecision.ALLOWED)
          .hasSize(50);
      assertThat(records("usual"))
          .filteredOn(record -> record.getReason().equals("budget-exceeded"))
          .hasSize(1);
    }
  }

  @Test
  void a_worker_that_takes_over_goes_on_counting() {
    List<String> keys;
    try (var script = caller("patient", FIVE)) {
      try (var _ = Workers.start(platform.kafka(), "worker-1", token)) {
        keys = keys(6);
        keys.subList(0, 4).forEach(key -> script.ask(key, ENCRYPT, Encrypted.class));
      }
      try (var _ = Workers.start(platform.kafka(), "worker-2", token)) {
        script.ask(keys.get(0), ENCRYPT, Encrypted.class);
        script.ask(keys.get(4), ENCRYPT, Encrypted.class);

        var refused = script.ask(keys.get(5), ENCRYPT, UseRefused.class);

        assertThat(refused.getCode()).isEqualTo("budget-exceeded");
      }
    }
  }

  @Test
  void one_callers_budget_is_not_anothers() {
    try (var _ = Workers.start(platform.kafka(), "worker-1", token);
        var one = caller("one", FIVE);
        var other = caller("other", FIVE)) {
      var keys = keys(10);
      keys.subList(0, 5).forEach(key -> one.ask(key, ENCRYPT, Encrypted.class));

      keys.subList(5, 10).forEach(key -> other.ask(key, ENCRYPT, Encrypted.class));
    }
  }

  private TestCaller caller(String principal, String policy) {
    var credential = platform.access().enrolOnly(principal);
    platform.access().write(principal, policy);
    platform.access().assign(principal, principal);
    return new TestCaller(platform.kafka(), principal, credential);
  }

  private List<String> keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> platform.commands().create("budget/" + i, KeyAlgorithm.AES_256))
        .map(KeyName::path)
        .toList();
  }

  private List<AuditRecord> records(String principal) {
    return AuditTrail.of(platform.kafka()).stream()
        .filter(record -> record.getCaller().getPrincipal().equals(principal))
        .toList();
  }
}
