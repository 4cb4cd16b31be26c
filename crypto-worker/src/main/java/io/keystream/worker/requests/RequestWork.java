package io.keystream.worker.requests;

import io.keystream.follow.CurrentView;
import io.keystream.follow.Place;
import io.keystream.worker.kafka.Batch;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.repeats.SeenRequests;
import io.keystream.worker.sessions.WorkerSessions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests: the reply and the audit record of each go into one transaction, once.
 *
 * <p>A repeat is harmless: its id is in the window of requests seen, which is rebuilt from the
 * audit log when a partition comes to this worker, and the first reply stands at the reply address.
 * Only what its caller has sealed gets into the window. What nobody known has sealed stops nothing:
 * it is recorded, within limits, and passed over.
 */
final class RequestWork implements GroupWork {

  private static final Logger log = LoggerFactory.getLogger(RequestWork.class);

  private final CurrentView current;
  private final PartitionLanes lanes;
  private final CallerLanes callers;
  private final WorkerSessions sessions;
  private final SealThread seals = new SealThread();
  private final OpenedAhead opened;
  private final RequestExecutor executor;
  private final Answers answers;
  private final UseRecords records;
  private final StrangerRecords strangers;
  private final InstantSource clock;

  RequestWork(
      CurrentView current,
      PartitionLanes lanes,
      CallerLanes callers,
      WorkerSessions sessions,
      RequestExecutor executor,
      Answers answers,
      UseRecords records,
      StrangerRecords strangers,
      InstantSource clock) {
    this.current = current;
    this.lanes = lanes;
    this.callers = callers;
    this.sessions = sessions;
    this.opened = openedAhead(sessions, seals);
    this.executor = executor;
    this.answers = answers;
    this.records = records;
    this.strangers = strangers;
    this.clock = clock;
  }

  private static OpenedAhead openedAhead(WorkerSessions sessions, SealThread seals) {
    var unsealing = new Unsealing(sessions);
    return new OpenedAhead(unsealing::open, unsealing::openKnown, seals);
  }

  @Override
  public void prepare() {
    current.await();
    sessions.nextBatch();
  }

  @Override
  public void polled(ConsumerRecords<String, byte[]> records) {
    opened.begin(records);
  }

  @Override
  public Taken take(ConsumerRecord<String, byte[]> record, Batch batch) {
    var partition = new TopicPartition(record.topic(), record.partition());
    if (lanes.isStopped(partition)) {
      return Taken.SKIPPED;
    }
    strangers.serve(partition);
    return switch (opened.open(record)) {
      case Unsealed.Undecided(var reason) -> {
        log.atError().addKeyValue("reason", reason).log("a session cannot be derived");
        yield Taken.LAST;
      }
      case Unsealed.Strange strange -> {
        var taken = pass(strange, record, batch);
        batch.consumed(record, strangers.note(partition));
        yield taken;
      }
      case Unsealed.Genuine request -> answer(request, record, partition, batch);
    };
  }

  private Taken pass(Unsealed.Strange strange, ConsumerRecord<String, byte[]> record, Batch batch) {
    strangers.attempt(strange, record, clock.instant(), batch);
    var hint = strange.hint();
    if (hint != null && callers.hasReplyPartition(hint.getReplyTo().getPartition())) {
      batch.send(Answers.sessionUnknown(hint));
    }
    return Taken.DONE;
  }

  private Taken answer(
      Unsealed.Genuine request,
      ConsumerRecord<String, byte[]> record,
      TopicPartition partition,
      Batch batch) {
    try {
      var taken = answerOnce(request, record, partition, batch);
      batch.consumed(record, strangers.note(partition));
      return taken;
    } catch (SerializationException e) {
      lanes.stop(partition, record, String.valueOf(e.getMessage()));
      log.atError()
          .addKeyValue("partition", partition)
          .addKeyValue("offset", record.offset())
          .addKeyValue("reason", e.getMessage())
          .log("stopped: the audit log cannot be read");
      return Taken.UNREADABLE;
    } finally {
      request.wipe();
    }
  }

  private Taken answerOnce(
      Unsealed.Genuine request,
      ConsumerRecord<String, byte[]> record,
      TopicPartition partition,
      Batch batch) {
    var now = clock.instant();
    if (now.isAfter(
        request.deadline().plus(SeenRequests.SPAN.minus(SeenRequests.LONGEST_DEADLINE)))) {
      return pass(
          new Unsealed.Strange(
              "replay",
              "Its deadline passed at %s; nobody remembers whether it was answered."
                  .formatted(request.deadline()),
              request.principal().name(),
              null),
          record,
          batch);
    }
    var execution =
        switch (lanes
            .seen(partition)
            .see(request.principal().name(), request.id().toString(), now)) {
          case FRESH ->
              executor.execute(request, record.partition(), lanes.budgets(partition), now);
          case TOO_MANY -> Execution.unasked(Outcome.busy());
          case REPEATED -> null;
        };
    if (execution == null) {
      return Taken.REPEATED;
    }
    strangers.tellMissed(partition, now, batch);
    send(execution, request, record, now, batch);
    return TokenOutcome.isTokenDown(execution.outcome()) ? Taken.LAST : Taken.DONE;
  }

  private void send(
      Execution execution,
      Unsealed.Genuine request,
      ConsumerRecord<String, byte[]> record,
      Instant now,
      Batch batch) {
    batch.send(records.of(request, Place.of(record), execution, now));
    if (execution.permit() instanceof Permit.Counted(_, var limits)) {
      batch.send(
          CountedKeys.record(
              request.principal().name(), request.key(), limits, record.partition(), now));
    }
    if (callers.hasReplyPartition(request.replyTo().getPartition())) {
      var reply = new FutureTask<>(() -> answers.reply(request, execution.outcome()));
      batch.send(reply);
      seals.add(reply);
    }
  }

  @Override
  public void rewound() {
    opened.forget();
    lanes.forget();
    strangers.forget();
  }

  @Override
  public void left(Collection<TopicPartition> partitions) {
    lanes.leave(partitions);
    strangers.leave(partitions);
  }

  @Override
  public void close() {
    current.close();
    seals.close();
    sessions.close();
    lanes.close();
    strangers.close();
  }
}
