package io.keystream.commands.kafka;

import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;

/** The partitions of keys: commands in, key events out. */
public record KeyCommands(ShardKit kit) implements Kind {

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
    return KeyOwner.of(kit, opening);
  }
}
