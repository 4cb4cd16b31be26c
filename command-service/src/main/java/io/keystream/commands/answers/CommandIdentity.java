package io.keystream.commands.answers;

import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What makes two command records the same command: who sent it, to which key, under which id. A
 * command that is about no key has an empty one.
 *
 * <p>Principals have ids of their own, so that nobody spends the id of somebody else's command.
 */
public record CommandIdentity(String principal, String key, UUID id) {

  public static CommandIdentity of(KeyCommandRecord record) {
    var behalf = record.getOnBehalf();
    return behalf == null
        ? of(record.getCaller(), record.getKey(), record.getCommandId())
        : of(behalf.getIssuer(), record.getCaller(), record.getKey(), record.getCommandId());
  }

  /** An id that is no UUID gets one made of its bytes, so that even a bad command has an answer. */
  public static CommandIdentity of(CallerRecord caller, String key, String commandId) {
    return of(Text.cut(caller.getPrincipal(), Text.MAX_NAME), key, uuid(commandId));
  }

  /** A command in the name of a caller has its id from the service that issued it for that one. */
  public static CommandIdentity of(
      String issuer, CallerRecord caller, String subject, String commandId) {
    // No name of a principal has a line break.
    var both =
        Text.cut(issuer, Text.MAX_NAME) + "\n" + Text.cut(caller.getPrincipal(), Text.MAX_NAME);
    return of(both, subject, uuid(commandId));
  }

  private static CommandIdentity of(String principal, String subject, UUID id) {
    // Few principals send many commands: one string each.
    return new CommandIdentity(principal.intern(), Text.cut(subject, Text.MAX_SUBJECT), id);
  }

  private static UUID uuid(String commandId) {
    return isCanonical(commandId)
        ? UUID.fromString(commandId)
        : UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An id as a command must have it.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static void check(String commandId) {
    if (!isCanonical(commandId)) {
      throw new IllegalArgumentException(
          "command id must be a UUID in lower case: '" + Text.cut(commandId, 36) + "'");
    }
  }

  /** Whether the id is a UUID as RFC 9562 prints it. */
  private static boolean isCanonical(String commandId) {
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
