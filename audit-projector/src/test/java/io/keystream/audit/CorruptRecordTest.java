package io.keystream.audit;

import static io.keystream.audit.streams.Audits.audit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.audit.streams.SigningService;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a broker of its own, because a topic with garbage in it stays so. */
final class CorruptRecordTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void bytes_that_are_no_record_stop_their_projection_and_health_says_where() {
    try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        var topics = Log.with(kafka.bootstrapServers());
        var projector =
            AuditProjector.start(
                new AuditProjectorConfiguration(
                        kafka.bootstrapServers(),
                        "node-1",
                        directory.resolve("projector"),
                        new SigningService().foundingCertificate(directory.resolve("operator.crt")))
                    .withHttpPort(0),
                InstantSource.system());
        var questions = new Questions(projector.uri())) {
      await().atMost(LONG).until(() -> projector.health() instanceof AuditProjectorHealth.Ready);
      topics.audit(audit("id", Instant.now(), "ops", "app", "key", AuditDecision.ALLOWED));
      topics.garbage(Topics.AUDIT_LOG, 2);

      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(questions.get("/audit").firstError())
                  .contains("keystream-audit-view stopped at keystream.audit-log.v1")
                  .contains("partition 2 offset ")
                  .contains("AuditRecord has 2 bytes"));
      assertThat(questions.get("/audit").status()).isEqualTo(503);
      assertThat(questions.get("/health").status()).isEqualTo(503);
      assertThat(questions.get("/health").firstError()).contains("partition 2 offset ");
      await().atMost(LONG).until(() -> questions.get("/keys").status() == 200);
    }
  }
}
