package io.keystream.commands.axon;

import io.keystream.commands.Commands;
import io.keystream.commands.ledger.Ledger;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Refusal;
import io.keystream.domain.key.VersionScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.fixture.AxonTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Given these events, when this command, then these events: on the wiring that runs. */
final class KeyModelTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final KeyName CARDS = new KeyName("payments/cards");

  private final AxonTestFixture keys =
      AxonTestFixture.with(
          KeyModel.configurer(new LedgerEventStorageEngine(new Ledger()), () -> NOW));

  @AfterEach
  void stop() {
    keys.stop();
  }

  @Test
  void creating_a_key_asks_for_its_first_version() {
    keys.given()
        .noPriorActivity()
        .when()
        .command(Commands.create("payments/cards"))
        .then()
        .events(
            EventStorageEngineSuite.created(CARDS), EventStorageEngineSuite.requested(CARDS, 1));
  }

  @Test
  void a_name_is_used_once() {
    keys.given()
        .events(EventStorageEngineSuite.created(CARDS))
        .when()
        .command(Commands.create("payments/cards"))
        .then()
        .noEvents()
        .resultMessagePayload(new Decision.Refused(new Refusal.KeyExists(CARDS)));
  }

  @Test
  void the_fresh_version_takes_over_when_the_hsm_made_it() {
    keys.given()
        .events(active(1))
        .events(new KeyEvent.VersionRequested(CARDS, new KeyVersion(2), Activation.WHEN_GENERATED))
        .when()
        .command(Commands.generated("payments/cards", 2))
        .then()
        .events(
            EventStorageEngineSuite.generated(CARDS, 2),
            new KeyEvent.Deactivated(CARDS, new KeyVersion(1)),
            EventStorageEngineSuite.activated(CARDS, 2));
  }

  @Test
  void a_schedule_is_judged_by_the_clock_of_the_service() {
    var all = new VersionScope.All();
    keys.given()
        .events(active(1))
        .events(new KeyEvent.Deactivated(CARDS, KeyVersion.FIRST))
        .when()
        .command(new KeyCommand.ScheduleDestruction(CARDS, all, NOW.plus(Duration.ofDays(6))))
        .then()
        .noEvents();
    keys.when()
        .command(new KeyCommand.ScheduleDestruction(CARDS, all, NOW.plus(Duration.ofDays(8))))
        .then()
        .events(
            new KeyEvent.DestructionScheduled(
                CARDS, KeyVersion.FIRST, NOW.plus(Duration.ofDays(8))));
  }

  private static List<KeyEvent> active(int version) {
    return List.of(
        EventStorageEngineSuite.created(CARDS),
        EventStorageEngineSuite.requested(CARDS, version),
        EventStorageEngineSuite.generated(CARDS, version),
        EventStorageEngineSuite.activated(CARDS, version));
  }
}
