package io.keystream.checker;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import org.jspecify.annotations.Nullable;

/**
 * A command or crypto request, as far as anybody can tell who sees it pass.
 *
 * @param key empty where the question does not name it
 */
record Question(String id, String key, String principal, @Nullable ReplyAddress replyTo) {

  /** Longer addresses are refused or cut. */
  private static final int LONGEST_ADDRESS = 200;

  /** As its caller asserts; null where no command lies inside. */
  static @Nullable Question of(SignedCommandRecord signed) {
    try {
      var command = KeyCommandMapping.CODEC.decode(bytes(signed.getCommand()));
      return new Question(
          command.getCommandId(),
          command.getKey(),
          command.getCaller().getPrincipal(),
          command.getReplyTo());
    } catch (UnreadableRecord _) {
      return null;
    }
  }

  /** Its key is sealed; its principal is the record key, or the worker does not open it. */
  static Question of(@Nullable String recordKey, SealedRequestRecord request) {
    return new Question(
        request.getRequestId(),
        Identity.NO_KEY,
        recordKey == null ? "" : recordKey,
        request.getReplyTo());
  }

  /** The same question, of somebody who does not wait. */
  Question withoutReply() {
    return new Question(id, key, principal, null);
  }

  @Nullable ReplyAddress usableReplyTo() {
    return replyTo != null && replyTo.getAddress().length() <= LONGEST_ADDRESS ? replyTo : null;
  }
}
