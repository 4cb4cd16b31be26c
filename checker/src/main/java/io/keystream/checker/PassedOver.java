package io.keystream.checker;

import io.keystream.domain.access.AttemptPlaces;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * The requests or commands that the audit log says were passed over, because nobody known had
 * sealed or signed them: recorded one by one, or counted.
 *
 * <p>Shared by all walks over a log: a count is about requests of every slice.
 */
final class PassedOver {

  private final AuditKind kind;
  private final String topic;
  private final Map<String, PassedOverLane> lanes = new HashMap<>();

  private PassedOver(AuditKind kind, String topic) {
    this.kind = kind;
    this.topic = topic;
  }

  static PassedOver requests() {
    return new PassedOver(AuditKind.USE, Topics.CRYPTO_REQUESTS.name());
  }

  static PassedOver commands() {
    return new PassedOver(AuditKind.CHANGE, Topics.COMMANDS.name());
  }

  /** Whether the record is about what nobody known had sealed or signed. */
  boolean isToldBy(AuditRecord record) {
    return record.getKind() == kind
        && record.getDecision() == AuditDecision.DENIED
        && record.getResource().equals("topic/" + topic);
  }

  /** By partition, where the requests begin that are there: nobody asks about what was before. */
  void keepFrom(Map<Integer, Long> begins) {
    begins.forEach(
        (partition, begin) -> lane(new Location(topic, partition, begin)).keepFrom(begin));
  }

  void on(Entry<AuditRecord> entry) {
    var record = entry.value();
    if (record != null && isToldBy(record)) {
      AttemptPlaces.parse(record.getSource()).ifPresent(this::tell);
    }
  }

  private void tell(AttemptPlaces places) {
    var lane = lanes.get(places.lane());
    if (lane != null) {
      lane.tell(places);
    }
  }

  /** Whether the request has a stranger's record of its own. */
  boolean isRecordedAlone(Location request) {
    return lane(request).isRecordedAlone(request.offset());
  }

  /** Whether a request that was passed, and is recorded as nobody's use, is accounted for. */
  boolean accountsFor(Location request) {
    return lane(request).accountsFor(request.offset());
  }

  /** After all walks. */
  void finish(Findings findings) {
    lanes.values().forEach(lane -> lane.finish(findings));
  }

  private PassedOverLane lane(Location at) {
    return lanes.computeIfAbsent(
        at.topic() + "/" + at.partition(), _ -> new PassedOverLane(at.topic(), at.partition()));
  }
}
