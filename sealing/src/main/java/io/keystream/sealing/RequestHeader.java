package io.keystream.sealing;

import io.keystream.credentials.Fields;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * What stands beside a sealed request in clear, and is authenticated with it.
 *
 * @param topic where the request stands; moved elsewhere it does not open
 * @param partition likewise; also the lane of its nonce
 * @param sequence the caller never gives one twice in a session and partition
 * @param deadline to the millisecond
 * @param openingOffset where the opening of the session stands in the partition of that number
 * @param replyPartition where the reply goes
 * @param replyAddress the record key of the reply
 */
public record RequestHeader(
    String topic,
    int partition,
    long sequence,
    Instant deadline,
    UUID requestId,
    long openingOffset,
    int replyPartition,
    String replyAddress) {

  private static final String LABEL = "keystream request 1";

  byte[] associated(Platform platform, Suite suite, SessionId session) {
    return Fields.of(
        LABEL,
        platform.toBytes(),
        Fields.utf8(topic),
        Fields.u8(suite.code()),
        session.toBytes(),
        Fields.u32(partition),
        Fields.u64(sequence),
        Fields.u64(deadline.toEpochMilli()),
        bytes(requestId),
        Fields.u64(openingOffset),
        Fields.u32(replyPartition),
        Fields.utf8(replyAddress));
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
