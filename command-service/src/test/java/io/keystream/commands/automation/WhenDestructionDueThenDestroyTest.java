package io.keystream.commands.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.command.DestroyDue;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WhenDestructionDueThenDestroyTest {

  private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Principal SERVICE = new Principal("command-service");
  private static final Map<KeyName, Instant> CARDS = Map.of(new KeyName("cards"), DUE);

  private final WhenDestructionDueThenDestroy rule =
      new WhenDestructionDueThenDestroy(SERVICE, "node-1");

  @Test
  void a_key_that_is_due_is_told_so_by_the_service() {
    var commands = rule.commands(CARDS, DUE);

    assertThat(commands).hasSize(1);
    var command = commands.getFirst();
    assertThat(command.getKey()).isEqualTo("cards");
    assertThat(command.getCommand()).isEqualTo(new DestroyDue());
    assertThat(command.getCaller().getPrincipal()).isEqualTo("command-service");
    assertThat(command.getReplyTo()).isNull();
  }

  @Test
  void nothing_is_sent_when_nothing_is_due() {
    assertThat(rule.commands(Map.of(), DUE)).isEmpty();
  }

  @Test
  void it_is_not_told_twice_in_a_minute_and_again_in_the_next() {
    var first = rule.commands(CARDS, DUE);
    assertThat(rule.commands(CARDS, DUE.plusSeconds(59))).isEmpty();
    var second = rule.commands(CARDS, DUE.plusSeconds(60));

    assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
  }

  @Test
  void two_owners_send_one_and_the_same_command() {
    var other = new WhenDestructionDueThenDestroy(SERVICE, "node-2");
    var now = DUE.plus(Duration.ofDays(1));

    assertThat(ids(other.commands(CARDS, now))).isEqualTo(ids(rule.commands(CARDS, now)));
  }

  private static Iterable<String> ids(List<KeyCommandRecord> commands) {
    return commands.stream().map(KeyCommandRecord::getCommandId).toList();
  }
}
