package io.keystream.worker.requests;

import io.keystream.bench.clear.ClearReply;
import io.keystream.bench.clear.ClearRequest;
import io.keystream.bench.clear.ClearTopics;
import io.keystream.follow.CurrentView;
import io.keystream.follow.Place;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.repeats.SeenRequests.Novelty;
import io.keystream.worker.sessions.ServedSession;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What {@link RequestWork} does for a request but opening, authentication, permission and sealing.
 * A repeat is harmless as it is there.
 */
final class ClearWork implements GroupWork {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final CurrentView current;
  private final PartitionLanes lanes;
  private final CallerLanes callers;
  private final ServedSession caller;
  private final Operations operations;
  private final UseRecords records;
  private final InstantSource clock;

  ClearWork(
      CurrentView current,
      PartitionLanes lanes,
      CallerLanes callers,
      ServedSession caller,
      Operations operations,
      UseRecords records,
      InstantSource clock) {
    this.current = current;
    this.lanes = lanes;
    this.callers = callers;
    this.caller = caller;
    this.operations = operations;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public void prepare() {
    current.await();
  }

  @Override
  public Taken take(ConsumerRecord<String, byte[]> record, Batch batch) {
    var partition = new TopicPartition(record.topic(), record.partition());
    if (lanes.isStopped(partition)) {
      return Taken.SKIPPED;
    }
    var clear = ClearTopics.REQUESTS.codec().decode(record.value());
    try {
      var taken = answerOnce(request(clear), clear.content(), record, partition, batch);
      batch.consumed(record);
      return taken;
    } finally {
      Payloads.wipeRequest(clear.content().getOperation());
    }
  }

  private Taken answerOnce(
      Unsealed.Genuine request,
      CryptoRequestRecord content,
      ConsumerRecord<String, byte[]> record,
      TopicPartition partition,
      Batch batch) {
    var now = clock.instant();
    var novelty =
        lanes.seen(partition).see(request.principal().name(), request.id().toString(), now);
    if (novelty == Novelty.REPEATED) {
      return Taken.REPEATED;
    }
    var outcome =
        novelty == Novelty.FRESH
            ? outcome(request, content, record.partition(), now)
            : Outcome.busy();
    batch.send(records.of(request, Place.of(record), Execution.unasked(outcome), now));
    batch.send(reply(request, outcome));
    return TokenOutcome.isTokenDown(outcome) ? Taken.LAST : Taken.DONE;
  }

  private Outcome outcome(
      Unsealed.Genuine request, CryptoRequestRecord content, int partition, Instant now) {
    var limit = RequestLimits.violation(request, content, now);
    var violation = limit == null ? callers.violation(request, partition) : limit;
    if (violation != null) {
      return Outcome.invalid(violation);
    }
    return now.isAfter(request.deadline())
        ? Outcome.invalid("deadline passed.")
        : operations.run(content);
  }

  private static ProducerRecord<String, byte[]> reply(Unsealed.Genuine request, Outcome outcome) {
    var answer = Answers.answer(outcome);
    var to = request.replyTo();
    var value =
        ClearTopics.REPLIES
            .codec()
            .encode(new ClearReply(request.id().toString(), new CryptoReplyRecord(answer)));
    Payloads.wipeReply(answer);
    return new ProducerRecord<>(
        ClearTopics.REPLIES.name(), to.getPartition(), to.getAddress(), value);
  }

  /** Its envelope seals nothing; limits and records are the worker's own. */
  private Unsealed.Genuine request(ClearRequest clear) {
    return new Unsealed.Genuine(
        caller,
        UUID.fromString(clear.requestId()),
        new SealedRequestRecord(
            NOTHING, 0L, 0L, clear.requestId(), clear.deadline(), clear.replyTo(), NOTHING),
        clear.content());
  }

  @Override
  public void rewound() {
    lanes.forget();
  }

  @Override
  public void left(Collection<TopicPartition> partitions) {
    lanes.leave(partitions);
  }

  @Override
  public void close() {
    current.close();
    lanes.close();
  }
}
