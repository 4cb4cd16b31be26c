package io.keystream.sealing;

import io.keystream.credentials.Fields;
import java.util.UUID;

/**
 * What stands beside a sealed reply in clear, and is authenticated with it.
 *
 * @param topic where the reply stands
 * @param counter of the worker's reply epoch, whatever the session
 */
public record ReplyHeader(String topic, UUID requestId, long counter) {

  private static final String LABEL = "keystream reply 1";

  byte[] associated(
      Platform platform, Suite suite, SessionId session, byte[] workerKey, byte[] requestTag) {
    return Fields.of(
        LABEL,
        platform.toBytes(),
        Fields.utf8(topic),
        Fields.u8(suite.code()),
        session.toBytes(),
        RequestHeader.bytes(requestId),
        workerKey,
        Fields.u64(counter),
        requestTag);
  }
}
