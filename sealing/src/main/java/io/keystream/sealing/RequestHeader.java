package io.keystream.sealing;

import io.keystream.credentials.Fields;
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

  private static final byte[] LABEL = Fields.utf8("keystream request 1");
  private static final int FIELDS = 11;
  private static final int NUMBERS_BYTES = 2 * Integer.BYTES + 3 * Long.BYTES + 2 * Long.BYTES;

  byte[] associated(SealScope scope) {
    var place = Fields.utf8(topic);
    var address = Fields.utf8(replyAddress);
    return new AssociatedData(
            LABEL, FIELDS, scope.sizeBytes() + NUMBERS_BYTES + place.length + address.length)
        .bytes(scope.platform())
        .bytes(place)
        .bytes(scope.suite())
        .bytes(scope.session())
        .u32(partition)
        .u64(sequence)
        .u64(deadline.toEpochMilli())
        .id(requestId)
        .u64(openingOffset)
        .u32(replyPartition)
        .bytes(address)
        .toBytes();
  }
}
