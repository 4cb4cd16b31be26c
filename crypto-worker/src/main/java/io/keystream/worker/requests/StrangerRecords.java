package io.keystream.worker.requests;

import io.keystream.domain.access.AttemptPlaces;
import io.keystream.domain.access.Strangers;
import io.keystream.edge.AuditWriter;
import io.keystream.follow.Place;
import io.keystream.schemas.StrangerRecord;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.CommittedNotes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records the attempts of strangers, so many in a minute, and how many there were beside them. In
 * each partition the first for which there is no room is recorded too: that a count begins with it
 * is known before the count is told. Until then it is kept beside the partition's offset, in the
 * same transaction, for whoever goes on there.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
final class StrangerRecords implements AutoCloseable {

  private final StrangerRecord records;
  private final CommittedNotes notes;
  private final Strangers strangers = new Strangers();
  private final Set<TopicPartition> served = new HashSet<>();

  StrangerRecords(String node, CommittedNotes notes) {
    this.records = StrangerRecord.on(Topics.CRYPTO_REQUESTS, AuditKind.USE, node);
    this.notes = notes;
  }

  /** The first time, goes on with what was counted there and not told, whoever counted. */
  void serve(TopicPartition partition) {
    if (!served.contains(partition)) {
      Strangers.Missed.parse(notes.of(partition))
          .filter(untold -> untold.places().lane().equals(lane(partition)))
          .ifPresent(strangers::goOn);
      served.add(partition);
    }
  }

  /** What is to be kept beside the offset: what was counted there and is not told. */
  String note(TopicPartition partition) {
    return strangers.isIdle() ? "" : untold(partition);
  }

  private String untold(TopicPartition partition) {
    return strangers.untold(lane(partition)).map(Strangers.Missed::toString).orElse("");
  }

  /** Into this batch, if there is room in this minute. */
  void attempt(Unsealed.Strange strange, ConsumerRecord<?, ?> record, Instant now, Batch batch) {
    tellMissed(new TopicPartition(record.topic(), record.partition()), now, batch);
    var place = Place.of(record);
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

  /**
   * Tells what a minute that is over had no room for in this partition; asked for every request.
   */
  void tellMissed(TopicPartition partition, Instant now, Batch batch) {
    if (!strangers.isIdle()) {
      strangers
          .missed(now, lane(partition))
          .ifPresent(missed -> batch.send(unrecorded(missed, now)));
    }
  }

  private ProducerRecord<String, byte[]> unrecorded(Strangers.Missed missed, Instant now) {
    var places = missed.places();
    return record(
        "Unrecorded",
        "unrecorded/" + places.begin(),
        places,
        missed.since(),
        now,
        "too-many-strangers",
        ("%d requests that no known caller had sealed were passed over, only the first with"
                + " a record, since %s, the last at %s.")
            .formatted(places.count(), missed.since(), places.end()));
  }

  /** What was counted is as it was committed. */
  void forget() {
    strangers.forget();
    served.clear();
  }

  /** Others serve them. */
  void leave(Collection<TopicPartition> partitions) {
    partitions.forEach(partition -> strangers.leave(lane(partition)));
    served.removeAll(partitions);
  }

  private static String lane(TopicPartition partition) {
    return partition.topic() + "/" + partition.partition();
  }

  @Override
  public void close() {
    notes.close();
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
    return AuditWriter.toLog(record, now);
  }
}
