package io.keystream.checker;

import io.keystream.schemas.commandreply.Accepted;
import io.keystream.schemas.commandreply.Failed;
import io.keystream.schemas.commandreply.Refused;
import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, to whoever sees it pass.
 *
 * @param key empty where the answer does not name it
 * @param decision null where it is sealed
 * @param accepted the events it names, where it names any
 */
record Answer(
    String id, String key, @Nullable AuditDecision decision, @Nullable Accepted accepted) {

  static Answer of(CommandReplyRecord reply) {
    return new Answer(
        reply.getCommandId(),
        reply.getKey(),
        decision(reply),
        reply.getOutcome() instanceof Accepted accepted ? accepted : null);
  }

  /** Null for a hint, which answers nothing: whoever gets it asks again. */
  static @Nullable Answer of(SealedReplyRecord reply) {
    return switch (reply.getAnswer()) {
      case Sealed _ -> new Answer(reply.getRequestId(), Identity.NO_KEY, null, null);
      case SessionUnknown _ -> null;
      case Object other -> throw outsideTheUnion(other);
    };
  }

  private static AuditDecision decision(CommandReplyRecord reply) {
    return switch (reply.getOutcome()) {
      case Accepted _ -> AuditDecision.ALLOWED;
      case Refused _ -> AuditDecision.DENIED;
      case Failed _ -> AuditDecision.FAILED;
      case Object other -> throw outsideTheUnion(other);
    };
  }

  /** The union is closed by the schema; its Java type is Object. */
  private static IllegalStateException outsideTheUnion(Object other) {
    return new IllegalStateException("not an answer: " + other.getClass());
  }
}
