package io.keystream.audit.streams;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Comparator;

/**
 * Where an audit record stands among all partitions; the end of one page is where the next begins.
 */
public record AuditCursor(long millis, int partition, long offset)
    implements Comparable<AuditCursor> {

  private static final int BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final Comparator<AuditCursor> OLDEST_FIRST =
      Comparator.comparingLong(AuditCursor::millis)
          .thenComparingInt(AuditCursor::partition)
          .thenComparingLong(AuditCursor::offset);

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static AuditCursor parse(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not a cursor of this API");
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new AuditCursor(buffer.getLong(), buffer.getInt(), buffer.getLong());
  }

  /** The newest place of a partition that is older than this. */
  AuditPlace lastBefore(int other) {
    if (other < partition) {
      return new AuditPlace(millis, Long.MAX_VALUE);
    }
    return other == partition && offset > 0
        ? new AuditPlace(millis, offset - 1)
        : AuditPlace.lastBefore(millis);
  }

  @Override
  public int compareTo(AuditCursor other) {
    return OLDEST_FIRST.compare(this, other);
  }

  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(BYTES).putLong(millis).putInt(partition).putLong(offset).array());
  }
}
