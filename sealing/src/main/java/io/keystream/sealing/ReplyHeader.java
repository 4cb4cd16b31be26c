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

  private static final byte[] LABEL = Fields.utf8("keystream reply 1");
  private static final int FIELDS = 8;
  private static final int NUMBERS_BYTES = Long.BYTES + 2 * Long.BYTES;

  byte[] associated(SealScope scope, byte[] workerKey, byte[] requestTag) {
    var place = Fields.utf8(topic);
    var size =
        scope.sizeBytes() + NUMBERS_BYTES + place.length + workerKey.length + requestTag.length;
    return new AssociatedData(LABEL, FIELDS, size)
        .bytes(scope.platform())
        .bytes(place)
        .bytes(scope.suite())
        .bytes(scope.session())
        .id(requestId)
        .bytes(workerKey)
        .u64(counter)
        .bytes(requestTag)
        .toBytes();
  }
}
