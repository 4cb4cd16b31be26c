package io.keystream.worker.requests;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.CurrentView;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.kafka.Place;
import java.time.InstantSource;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests: the reply and the audit record of each go into one transaction, once.
 *
 * <p>A repeat is harmless: its id is in the window of requests seen, which is rebuilt from the
 * audit log when a partition comes to this worker, and the first reply stands at the reply address.
 */
final class RequestWork implements GroupWork {

  private static final Logger log = LoggerFactory.getLogger(RequestWork.class);

  private final CurrentView current;
  private final PartitionLanes lanes;
  private final CallerLanes callers;
  private final RequestExecutor executor;
  private final Answers answers;
  private final InstantSource clock;

  RequestWork(
      CurrentView current,
      PartitionLanes lanes,
      CallerLanes callers,
      RequestExecutor executor,
      Answers answers,
      InstantSource clock) {
    this.current = current;
    this.lanes = lanes;
    this.callers = callers;
    this.executor = executor;
    this.answers = answers;
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
    try {
      var request = Topics.CRYPTO_REQUESTS.codec().decode(present(record.value()));
      var taken = answer(request, record, partition, batch);
      batch.consumed(record);
      Payloads.wipeRequest(request.getOperation());
      Wiped.wipe(record.value());
      return taken;
    } catch (SerializationException e) {
      lanes.stop(partition, record, String.valueOf(e.getMessage()));
      log.atError()
          .addKeyValue("partition", partition)
          .addKeyValue("offset", record.offset())
          .addKeyValue("reason", e.getMessage())
          .log("stopped at unreadable request");
      return Taken.UNREADABLE;
    }
  }

  private Taken answer(
      CryptoRequestRecord request,
      ConsumerRecord<String, byte[]> record,
      TopicPartition partition,
      Batch batch) {
    var now = clock.instant();
    var outcome =
        switch (lanes
            .seen(partition)
            .see(request.getCaller().getPrincipal(), request.getRequestId(), now)) {
          case FRESH -> executor.execute(request, record, now);
          case TOO_MANY -> Outcome.busy();
          case REPEATED -> null;
        };
    if (outcome == null) {
      return Taken.REPEATED;
    }
    batch.send(answers.audit(request, Place.of(record), outcome, now));
    if (callers.hasReplyPartition(request)) {
      var reply = answers.reply(request, outcome);
      batch.send(reply);
      Wiped.wipe(reply.value());
    }
    return TokenOutcome.isTokenDown(outcome) ? Taken.LAST : Taken.DONE;
  }

  /** A null value has no business here and is as unreadable as an empty one. */
  private static byte[] present(byte @Nullable [] value) {
    return value == null ? new byte[0] : value;
  }

  @Override
  public void rewound() {
    lanes.forgetSeen();
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
