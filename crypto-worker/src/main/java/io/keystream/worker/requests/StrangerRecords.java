package io.keystream.worker.requests;

import io.keystream.domain.access.AttemptPlaces;
import io.keystream.domain.access.Strangers;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.Batch;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records the attempts of strangers, so many in a minute, and how many there were beside them. In
 * each partition the first for which there is no room is recorded too: that a count begins with it
 * is known even if the count is lost.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class StrangerRecords {

  private final StrangerRecord records;
  private final Strangers strangers = new Strangers();

  StrangerRecords(String node) {
    this.records = new StrangerRecord(AuditKind.USE, Topics.CRYPTO_REQUESTS, node);
  }

  /** Into this batch, if there is room in this minute. */
  void attempt(Unsealed.Strange strange, String place, Instant now, Batch batch) {
    tellMissed(now, batch);
    var one = AttemptPlaces.One.parse(place);
    switch (strangers.attempt(now, one)) {
      case RECORDED -> batch.send(unopened(strange, place, one, now));
      case BEGINS_COUNT ->
          batch.send(
              unopened(strange, place, new AttemptPlaces.From(one.lane(), one.offset()), now));
      case COUNTED -> {}
    }
  }

  private ProducerRecord<String, byte[]> unopened(
      Unsealed.Strange strange, String place, AttemptPlaces source, Instant now) {
    var detail = "Asserted to come from '%s'. %s".formatted(strange.principal(), strange.message());
    return record("Unopened", place, source, now, now, strange.code(), detail);
  }

  /** Tells what a minute that is over had no room for, partition by partition. */
  void tellMissed(Instant now, Batch batch) {
    for (var missed : strangers.missed(now)) {
      var places = missed.places();
      batch.send(
          record(
              "Unrecorded",
              "unrecorded/" + places.begin(),
              places,
              missed.since(),
              now,
              "too-many-strangers",
              ("%d requests that no known caller had sealed were passed over, only the first with"
                      + " a record, since %s, the last at %s.")
                  .formatted(places.count(), missed.since(), places.end())));
    }
  }

  /** What was sent and not committed is sent again; what was counted beside it is lost. */
  void forget() {
    strangers.forget();
  }

  private ProducerRecord<String, byte[]> record(
      String operation,
      String id,
      AttemptPlaces source,
      Instant requestedAt,
      Instant now,
      String code,
      String detail) {
    var record = records.of(operation, id, source.toString(), requestedAt, now, code, detail);
    return new ProducerRecord<>(
        Topics.AUDIT_LOG.name(),
        null,
        now.toEpochMilli(),
        record.getCaller().getPrincipal(),
        Topics.AUDIT_LOG.codec().encode(record));
  }
}
