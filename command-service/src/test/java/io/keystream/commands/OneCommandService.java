package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.testkit.SharedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A command-service on fresh topics that knows the staff, and its time. */
abstract class OneCommandService {

  static final Duration LIMIT = Duration.ofSeconds(60);
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data;
  @TempDir Path files;

  final Staff staff = new Staff(START);
  volatile Instant now = START;
  private @Nullable CommandService running;
  private @Nullable KeyCaller calling;

  @BeforeEach
  final void startOnFreshTopics() {
    FreshTopics.prepare();
    var _ = staff.write(files);
    calling = new KeyCaller(staff, () -> now);
    start();
    staff.enrol(START);
  }

  @AfterEach
  final void close() {
    caller().close();
    service().close();
  }

  final void start() {
    var service =
        CommandService.start(
            new CommandServiceConfiguration(
                SharedKafka.bootstrapServers(),
                "node-1",
                data,
                1,
                Staff.foundingCertificate(files),
                Staff.credential(files)),
            () -> now);
    running = service;
    Awaitility.await()
        .atMost(LIMIT)
        .until(() ->
            service.health() instanceof CommandServiceHealth.Ready(var p, _) && p.size() == 2);
  }

  final void restart() {
    service().close();
    start();
  }

  final CommandService service() {
    return Objects.requireNonNull(running);
  }

  final KeyCaller caller() {
    return Objects.requireNonNull(calling);
  }

  static List<AuditRecord> keyAudits() {
    return Log.values(Topics.AUDIT_LOG).stream()
        .filter(audit -> !audit.getResource().startsWith("principal/"))
        .toList();
  }

  static void assertLogIsConsistent() {
    assertThat(ConsistencyChecker.check(SharedKafka.bootstrapServers()).findings())
        .filteredOn(finding -> !HsmRules.ABOUT_IT.contains(finding.rule()))
        .isEmpty();
  }
}
