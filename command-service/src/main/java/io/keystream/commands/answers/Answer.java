package io.keystream.commands.answers;

import io.keystream.schemas.wire.CommandReplyRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a command was answered. */
public sealed interface Answer {

  /**
   * It left events.
   *
   * @param firstSequence of its events in the history they belong to
   * @param version that it asked the HSM for, or wrote, where it did
   */
  record Accepted(long firstSequence, long lastSequence, @Nullable Integer version)
      implements Answer {}

  record Refused(String code, String message) implements Answer {

    /** It was refused by an owner of the partition who no longer knows the reason to tell. */
    public static final Refused BEFORE =
        new Refused(
            "refused-before",
            "This command was refused before; the audit record with its id says why."
                + " To try again, send it under a fresh id.");

    public static Refused invalid(String message) {
      return new Refused("invalid-command", message);
    }
  }

  /**
   * The record that goes to whoever waits.
   *
   * @param key empty where the command was about none
   */
  default CommandReplyRecord toRecord(String commandId, String key) {
    SpecificRecord outcome =
        switch (this) {
          case Accepted(var first, var last, var version) ->
              new io.keystream.schemas.commandreply.Accepted(first, last, version);
          case Refused(var code, var message) ->
              new io.keystream.schemas.commandreply.Refused(code, message);
        };
    return new CommandReplyRecord(commandId, Text.cut(key, Text.MAX_SUBJECT), outcome);
  }
}
