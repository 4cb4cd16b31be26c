package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Account;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;

/**
 * The partitions of keys: signed commands in, key events out.
 *
 * @param account signs what is decided here, and the commands of automations
 */
public record KeyCommands(ShardKit kit, CurrentDirectory directory, Account account)
    implements Kind {

  public static final String NAME = "commands";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Topic<?> commands() {
    return Topics.COMMANDS;
  }

  @Override
  public Topic<?> events() {
    return Topics.KEY_EVENTS;
  }

  @Override
  public Owner owner(Opening opening) {
    return KeyOwner.of(this, opening);
  }
}
