package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.access.AccessCalls;
import io.keystream.commands.access.Person;
import io.keystream.commands.kafka.KeysOfPartition;
import io.keystream.schemas.Topics;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Refused;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Those to whom the command-service does not listen, itself among them. */
final class NotHeardTest extends OneCommandService {

  @Test
  void what_nobody_known_has_signed_stops_nothing_and_leaves_a_bounded_number_of_records() {
    var key = KeysOfPartition.first(0);
    var garbage = "no command".getBytes(StandardCharsets.UTF_8);
    caller().sendRaw(new ProducerRecord<>(Topics.COMMANDS.name(), 0, key, garbage));
    flood(key, 200);

    assertThat(caller().ask(Commands.create(key)).getOutcome()).isInstanceOf(Accepted.class);
    assertThat(keyAudits()).hasSize(62);
    now = now.plusSeconds(61);
    Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(keyAudits()).hasSize(63));
    assertThat(service().health()).isInstanceOf(CommandServiceHealth.Ready.class);
    assertLogIsConsistent();
  }

  @Test
  void what_nobody_known_has_signed_is_counted_on_after_a_restart_and_told_once() {
    var key = KeysOfPartition.first(0);
    flood(key, 100);
    assertThat(caller().ask(Commands.create(key)).getOutcome()).isInstanceOf(Accepted.class);
    restart();
    flood(key, 100);
    caller().ask(Commands.suspend(key));
    now = now.plusSeconds(61);

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(keyAudits())
                .filteredOn(audit -> audit.getOperation().equals("Unrecorded"))
                .singleElement()
                .satisfies(audit -> assertThat(audit.getDetail()).startsWith("140 commands")));
    restart();
    caller().ask(Commands.suspend(key));
    assertThat(keyAudits())
        .filteredOn(audit -> audit.getOperation().equals("Unrecorded"))
        .hasSize(1);
    assertLogIsConsistent();
  }

  /** Somebody whom nobody knows. */
  private void flood(String key, int commands) {
    var eve = Person.named("eve", START);
    for (var i = 0; i < commands; i++) {
      var command = caller().record(Commands.create(key));
      var _ = caller().send(command, eve.signs(staff.platform(), command));
    }
  }

  @Test
  void who_is_revoked_is_not_heard_with_the_next_command() {
    var alice = staff.named("alice");
    var before = caller().record(Commands.create("before"));
    caller().send(before).join();
    try (var calls = new AccessCalls(staff.platform())) {
      now = now.plusSeconds(1);
      assertThat(calls.ask(alice, alice.revocation(), staff.ada(), now).getOutcome())
          .isInstanceOf(Accepted.class);
    }

    assertThat(caller().ask(Commands.create("after")).getOutcome())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.getCode()).isEqualTo("signer-is-revoked"));
    assertThat(caller().send(before).join().getOutcome()).isInstanceOf(Accepted.class);
    restart();
    assertThat(caller().ask(Commands.suspend("before")).getOutcome()).isInstanceOf(Refused.class);
    assertLogIsConsistent();
  }

  @Test
  void a_service_that_is_revoked_decides_nothing_about_keys_and_says_so() {
    var own = staff.named("command-service");
    try (var calls = new AccessCalls(staff.platform())) {
      assertThat(calls.ask(own, own.revocation(), staff.ada(), now).getOutcome())
          .isInstanceOf(Accepted.class);
    }

    var asked = caller().send(caller().record(Commands.create("cards")));

    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(service().health())
                .isInstanceOfSatisfying(
                    CommandServiceHealth.NotReady.class,
                    health ->
                        assertThat(health.toString())
                            .contains(
                                "this service decides nothing: 'command-service' is revoked")));
    assertThat(asked).isNotDone();
    assertThat(Log.values(Topics.KEY_EVENTS)).isEmpty();
  }
}
