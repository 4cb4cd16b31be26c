package io.keystream.edge;

import io.keystream.domain.access.Strangers;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.ConnectionSource;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the audit log keeps of those who ask over a connection and are nobody that counts: so many
 * attempts in a minute, and how many there were beside them, told with the next attempt after it or
 * when the service closes.
 *
 * <p><b>Thread safety:</b> safe; this class owns the lock.
 */
final class DirectStrangers {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String RESOURCE = "https";

  private final StrangerRecord records;
  private Instant since = Instant.MIN;
  private int recorded;
  private long missed;

  DirectStrangers(String node, AuditKind kind) {
    this.records = new StrangerRecord(kind, RESOURCE, node);
  }

  /**
   * What is to be recorded of one more attempt.
   *
   * @param caller whoever it is, as far as that is known
   */
  synchronized List<AuditRecord> attempt(
      CallerRecord caller, Source source, String code, String detail, Instant now) {
    var all = new ArrayList<AuditRecord>();
    // A clock that was set back ends the minute too.
    if (now.isBefore(since) || !now.isBefore(since.plus(MINUTE))) {
      missed(now).ifPresent(all::add);
      since = now;
      recorded = 0;
    }
    if (recorded < Strangers.RECORDED_PER_MINUTE) {
      recorded++;
      var attempt = record("Unopened", ConnectionSource.of(source), now, now, code, detail);
      all.add(AuditRecord.newBuilder(attempt).setCaller(caller).build());
    } else {
      missed++;
    }
    return all;
  }

  /** What there was no room for, told once. */
  synchronized Optional<AuditRecord> missed(Instant now) {
    if (missed == 0) {
      return Optional.empty();
    }
    var detail =
        "%d attempts of strangers were refused without a record of their own since %s."
            .formatted(missed, since);
    missed = 0;
    return Optional.of(
        record("Unrecorded", ConnectionSource.SEVERAL, since, now, "too-many-strangers", detail));
  }

  private AuditRecord record(
      String operation, String from, Instant requestedAt, Instant now, String code, String detail) {
    var id = UUID.randomUUID().toString();
    return records.of(operation, id, from, requestedAt, now, code, detail);
  }
}
