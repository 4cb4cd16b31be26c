package io.keystream.commands.axon;

import io.keystream.commands.ledger.Decider;
import io.keystream.commands.ledger.EventLog;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;

/** Decides through Axon's command bus, its unit of work and its event-sourced entity. */
public final class AxonDecider implements Decider {

  private final AxonConfiguration axon;
  private final CommandBus commands;
  private Instant now = Instant.EPOCH;

  public AxonDecider(EventLog log) {
    this.axon = KeyModel.configurer(new LedgerEventStorageEngine(log), () -> now).start();
    this.commands = axon.getComponent(CommandBus.class);
  }

  @Override
  public Decision decide(KeyCommand command, Instant time) {
    now = time;
    var message = new GenericCommandMessage(MessageTypes.of(command), command);
    return decision(commands.dispatch(message, null));
  }

  /**
   * The decision that Axon came to.
   *
   * @throws IllegalStateException where there is none yet, or none at all
   */
  static Decision decision(CompletableFuture<CommandResultMessage> result) {
    if (!result.isDone()) {
      throw new IllegalStateException("a command went asynchronous: " + result);
    }
    try {
      if (result.join().payload() instanceof Decision decision) {
        return decision;
      }
    } catch (CompletionException e) {
      throw new IllegalStateException("Axon failed: " + e.getMessage(), e.getCause());
    }
    throw new IllegalStateException("Axon did not answer with a decision");
  }

  @Override
  public void close() {
    axon.shutdown();
  }
}
