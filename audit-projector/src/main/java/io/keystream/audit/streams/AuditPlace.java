package io.keystream.audit.streams;

import java.util.Comparator;

/**
 * Where an audit record stands within its partition: by the time it was recorded, then by offset.
 */
record AuditPlace(long millis, long offset) implements Comparable<AuditPlace> {

  private static final Comparator<AuditPlace> OLDEST_FIRST =
      Comparator.comparingLong(AuditPlace::millis).thenComparingLong(AuditPlace::offset);

  static AuditPlace firstAt(long millis) {
    return new AuditPlace(millis, 0);
  }

  static AuditPlace lastBefore(long millis) {
    return new AuditPlace(millis - 1, Long.MAX_VALUE);
  }

  @Override
  public int compareTo(AuditPlace other) {
    return OLDEST_FIRST.compare(this, other);
  }
}
