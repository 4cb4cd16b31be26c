package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.testkit.SharedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data;

  @BeforeEach
  void freshTopics() {
    FreshTopics.prepare();
  }

  @Test
  void a_created_key_is_answered_audited_and_stands_in_the_log() {
    try (var service = start(data);
        var caller = new CommandCaller()) {
      var created = caller.ask(Commands.create("payments/cards"));
      var rotated = caller.ask(Commands.rotate("payments/cards"));

      assertThat(created.getOutcome()).isEqualTo(new Accepted(1L, 2L, 1));
      assertThat(rotated.getOutcome()).isInstanceOf(Refused.class);
      assertThat(Log.values(Topics.KEY_EVENTS))
          .allSatisfy(event -> assertThat(event.getCommandId()).isEqualTo(created.getCommandId()))
          .extracting(event -> event.getSequence())
          .containsExactly(1L, 2L);
      assertThat(Log.values(Topics.AUDIT_LOG))
          .extracting(audit -> audit.getRecordId() + audit.getOperation() + audit.getDecision())
          .containsExactly(
              created.getCommandId() + "Create" + AuditDecision.ALLOWED,
              rotated.getCommandId() + "Rotate" + AuditDecision.DENIED);
      assertThat(service.health()).isEqualTo(new CommandServiceHealth.Ready(Set.of(0, 1)));
    }
  }

  @Test
  void a_repeat_gets_the_same_answer_and_leaves_nothing_more() {
    try (var _ = start(data);
        var caller = new CommandCaller()) {
      var id = UUID.randomUUID();
      var first = caller.ask(id, Commands.create("a"), Commands.ALICE);
      var second = caller.ask(id, Commands.create("a"), Commands.ALICE);

      assertThat(second).isEqualTo(first);
      assertThat(Log.values(Topics.KEY_EVENTS)).hasSize(2);
      assertThat(Log.values(Topics.AUDIT_LOG)).hasSize(1);
    }
  }

  static CommandService start(Path data) {
    var service =
        CommandService.start(
            new CommandServiceConfiguration(SharedKafka.bootstrapServers(), "node-1", data),
            InstantSource.fixed(NOW));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> service.health() instanceof CommandServiceHealth.Ready(var p) && p.size() == 2);
    return service;
  }
}
