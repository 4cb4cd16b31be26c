package io.keystream.checker;

import java.util.Map;

/** What a service has passed of its topic, by the offsets its group has committed. */
final class Consumed {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final PassedOver passedOver;
  private final Map<Integer, Long> offsets;

  Consumed(
      Findings findings,
      Line line,
      Slice slice,
      PassedOver passedOver,
      Map<Integer, Long> offsets) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.passedOver = passedOver;
    this.offsets = offsets;
  }

  boolean has(Location at) {
    return at.offset() < offsets.getOrDefault(at.partition(), 0L);
  }

  /** Whether the audit log has a stranger's record of this alone. */
  boolean isRecordedAlone(Location at) {
    return passedOver.isRecordedAlone(at);
  }

  /** Nobody's recorded attempt is one of those that nobody known had sealed or signed. */
  void accountFor(Location at, String what) {
    if (has(at) && line.isAfter(at) && !passedOver.accountsFor(at)) {
      findings.add(
          Rule.CONSUMED_IS_RECORDED,
          at,
          what + " was consumed, and the audit log has neither its record nor a count it is in");
    }
  }

  /** What names no attempt stands in the slice of its place. */
  void accountForGarbage(Location at, String what) {
    if (slice.has(at.toString())) {
      accountFor(at, what);
    }
  }
}
