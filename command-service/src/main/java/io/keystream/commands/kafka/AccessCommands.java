package io.keystream.commands.kafka;

import io.keystream.directory.Certificates;
import io.keystream.directory.Founding;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;

/** The one partition of access: signed commands in, access events out. */
public record AccessCommands(ShardKit kit, Founding founding, Certificates certificates)
    implements Kind {

  @Override
  public String name() {
    return "access-commands";
  }

  @Override
  public Topic<?> commands() {
    return Topics.ACCESS_COMMANDS;
  }

  @Override
  public Topic<?> events() {
    return Topics.ACCESS_EVENTS;
  }

  @Override
  public Owner owner(Opening opening) {
    return AccessOwner.of(this, opening);
  }
}
