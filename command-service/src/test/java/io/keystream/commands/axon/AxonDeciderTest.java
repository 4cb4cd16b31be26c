package io.keystream.commands.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.commands.Commands;
import io.keystream.commands.ledger.BareDecider;
import io.keystream.commands.ledger.Ledger;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.junit.jupiter.api.Test;

final class AxonDeciderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void axon_decides_and_appends_exactly_what_the_bare_tables_do() {
    var withAxon = new Ledger();
    var bare = new Ledger();
    try (var axon = new AxonDecider(withAxon)) {
      var without = new BareDecider(bare);
      for (var command : life("cards")) {
        assertThat(axon.decide(command, NOW)).isEqualTo(without.decide(command, NOW));
        assertThat(withAxon.fold(command.key())).isEqualTo(bare.fold(command.key()));
      }
    }
    assertThat(withAxon.fold(new KeyName("cards")).key()).isInstanceOf(Key.Present.class);
  }

  @Test
  void every_command_of_the_domain_has_a_handler() {
    assertThat(MessageTypes.commands()).hasSize(KeyCommand.class.getPermittedSubclasses().length);
  }

  @Test
  void the_code_that_calls_home_is_not_there() {
    assertThatThrownBy(() -> Class.forName("org.axonframework.update.UpdateChecker"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void a_handler_that_answers_later_fails_loudly() {
    var axon = KeyModel.configurer(new LedgerEventStorageEngine(new Ledger()), () -> NOW).start();
    var later = new QualifiedName("keystream.test", "Later");
    axon.getComponent(CommandBus.class)
        .subscribe(later, (_, _) -> MessageStream.fromFuture(new CompletableFuture<>()));

    var message = new GenericCommandMessage(new MessageType(later, "1"), Commands.create("a"));
    assertThatThrownBy(
            () -> AxonDecider.decision(axon.getComponent(CommandBus.class).dispatch(message, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("asynchronous");
    axon.shutdown();
  }

  private static List<KeyCommand> life(String key) {
    var commands = new ArrayList<KeyCommand>();
    commands.add(Commands.rotate(key));
    commands.add(Commands.create(key));
    commands.add(Commands.create(key));
    commands.add(Commands.generated(key, 1));
    for (var version = 2; version < 20; version++) {
      commands.addAll(
          Arrays.asList(
              Commands.rotate(key), Commands.rotate(key), Commands.generated(key, version)));
    }
    commands.add(Commands.deactivate(key, 19));
    commands.add(Commands.suspend(key));
    commands.add(Commands.suspend(key));
    return commands;
  }
}
