package io.keystream.commands.ledger;

import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What makes two command records the same command: who sent it, to which key, under which id.
 *
 * <p>Principals have ids of their own, so that nobody spends the id of somebody else's command.
 */
public record CommandIdentity(String principal, String key, UUID id) {

  static CommandIdentity of(KeyCommandRecord record) {
    return of(record.getCaller(), record.getKey(), record.getCommandId());
  }

  static CommandIdentity of(KeyEventRecord record) {
    return of(record.getCaller(), record.getKey(), record.getCommandId());
  }

  /** An id that is no UUID gets one made of its bytes, so that even a bad command has an answer. */
  private static CommandIdentity of(CallerRecord caller, String key, String commandId) {
    var id =
        isCanonical(commandId)
            ? UUID.fromString(commandId)
            : UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8));
    // Few principals send many commands: one string each.
    return new CommandIdentity(
        Text.cut(caller.getPrincipal(), Text.MAX_NAME).intern(), Text.cut(key, Text.MAX_KEY), id);
  }

  /** Whether the id is a UUID as RFC 9562 prints it. */
  static boolean isCanonical(String commandId) {
    if (commandId.length() != 36) {
      return false;
    }
    for (var i = 0; i < 36; i++) {
      var c = commandId.charAt(i);
      var dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
