package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Account;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;

/**
 * The partitions of secrets: signed commands in, secret events out.
 *
 * @param store how every secret is kept
 * @param account signs what is decided here
 */
public record SecretCommands(
    ShardKit kit, CurrentDirectory directory, CurrentStore store, Account account) implements Kind {

  public static final String NAME = "secret-commands";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Topic<?> commands() {
    return Topics.SECRET_COMMANDS;
  }

  @Override
  public Topic<?> events() {
    return Topics.SECRET_EVENTS;
  }

  @Override
  public Owner owner(Opening opening) {
    return new SecretOwner(this, opening);
  }
}
