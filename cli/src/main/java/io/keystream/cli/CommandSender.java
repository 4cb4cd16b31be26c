package io.keystream.cli;

import io.keystream.client.Accepted;
import io.keystream.domain.key.KeyCommand;

/** Sends one command about a key and tells that it was carried out. */
final class CommandSender {
  private CommandSender() {}

  static int send(Target target, KeyCommand command, String done) {
    try (var client = target.connect();
        var _ = target.waitingFor("the command-service")) {
      var accepted = Answers.result(client.send(command));
      return tell(target, command, done, accepted);
    }
  }

  private static int tell(Target target, KeyCommand command, String done, Accepted accepted) {
    return target.say(
        "Key '%s' %s.".formatted(command.key(), done),
        Json.object(
            "key", command.key().path(),
            "done", command.getClass().getSimpleName(),
            "first_sequence", accepted.firstSequence(),
            "last_sequence", accepted.lastSequence()));
  }
}
