package io.keystream.worker.requests;

import io.keystream.domain.access.Authentication;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.CurrentRounds;
import io.keystream.worker.kafka.CurrentView;
import io.keystream.worker.kafka.EndOffsets;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.NotCurrent;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.sessions.Callers;
import io.keystream.worker.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out at once what callers ask over connections of their own.
 *
 * <p><b>Laws.</b> Each is decided on everything that was written before it came. No answer leaves
 * before the audit log has acknowledged its record, whatever the answer. Many wait at the same
 * time, so that the producer sends their records together.
 *
 * <p><b>Thread safety:</b> safe; whoever asks waits on its own thread.
 */
public final class DirectUses implements AutoCloseable {

  /** Refusals of those who are nobody that was ever enrolled. */
  private static final Set<String> STRANGERS =
      Set.of("unknown-certificate", "certificate-of-another");

  private static final Duration RECORD_LIMIT = Duration.ofSeconds(10);

  private final Callers callers;
  private final KeyView keys;
  private final UseExecutor executor;
  private final UseRecords records;
  private final DirectStrangers strangers;
  private final SharedBudgets budgets;
  private final CurrentRounds current;
  private final Supplier<Integer> requestPartitions;
  private final Producer<String, byte[]> producer;
  private final InstantSource clock;

  private DirectUses(
      KafkaClients clients,
      Callers callers,
      KeyView keys,
      UseExecutor executor,
      CurrentRounds current,
      String node,
      InstantSource clock) {
    this.callers = callers;
    this.keys = keys;
    this.executor = executor;
    this.current = current;
    this.records = new UseRecords(node);
    this.strangers = new DirectStrangers(node);
    this.budgets = new SharedBudgets(clients, clock);
    this.requestPartitions = () -> requestPartitions(clients);
    this.producer = clients.plain("direct-uses");
    this.clock = clock;
  }

  /** Ready to carry out. */
  public static DirectUses start(
      KafkaClients clients,
      KeyView keys,
      HandleCache handles,
      Callers callers,
      Token token,
      InstantSource clock,
      String node) {
    var operations = new Operations(keys, handles, token);
    var executor = new UseExecutor(new Permission(callers), operations);
    var current =
        CurrentRounds.start(
            "direct",
            CurrentView.of(clients, "direct", List.of(keys.follower(), callers.follower())));
    var uses = new DirectUses(clients, callers, keys, executor, current, node, clock);
    uses.budgets.start();
    return uses;
  }

  /** Asked when a key is counted for the first time in its window, which is seldom. */
  private static int requestPartitions(KafkaClients clients) {
    try (var ends = new EndOffsets(clients, "direct-partitions")) {
      return ends.partitions(Topics.CRYPTO_REQUESTS.name()).size();
    }
  }

  /** Why budgets are no longer those of all workers. */
  public Optional<String> stopped() {
    return budgets.stopped();
  }

  /**
   * What kind of key a name has, to ask in its terms; whoever asks is told nothing of it before it
   * is authorized. A key stays what it is, so only a name that nobody knows yet makes it wait.
   *
   * @return empty where there is no such key
   * @throws NotCurrent if nobody can tell what was written before
   */
  public Optional<KeyAlgorithm> algorithm(String name) {
    var key = keyName(name);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var known = algorithm(keys.key(key.get()));
    if (known.isPresent()) {
      return known;
    }
    current.await();
    return algorithm(keys.key(key.get()));
  }

  private static Optional<KeyName> keyName(String name) {
    try {
      return Optional.of(new KeyName(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<KeyAlgorithm> algorithm(Key key) {
    return key instanceof Key.Present present
        ? Optional.of(present.spec().algorithm())
        : Optional.empty();
  }

  /**
   * Carries requests out, one after the other, and wipes what they hold.
   *
   * @return the answers in their order, as a reply over Kafka has them; the caller wipes them
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotRecorded if their records are not on the log; then there is no answer at all
   */
  public List<SpecificRecord> answer(List<DirectRequest> requests) {
    var answers = new ArrayList<SpecificRecord>(requests.size());
    var recorded = new ArrayList<Future<RecordMetadata>>();
    try {
      current.await();
      for (var request : requests) {
        var now = clock.instant();
        var execution = execute(request, now);
        answers.add(Answers.answer(execution.outcome()));
        recorded.addAll(send(record(request, execution, now)));
      }
      await(recorded);
      return answers;
    } catch (NotRecorded | KafkaException e) {
      answers.forEach(Payloads::wipeReply);
      throw e instanceof NotRecorded already ? already : notRecorded(e);
    } finally {
      requests.forEach(request -> Payloads.wipeRequest(request.content().getOperation()));
    }
  }

  /**
   * Takes note of somebody who did not say who it is.
   *
   * @throws NotRecorded if that is to be recorded and is not on the log
   */
  public void refuse(Source source, String code, String detail) {
    var now = clock.instant();
    try {
      await(send(strangers(source, code, detail, now)));
    } catch (KafkaException e) {
      throw notRecorded(e);
    }
  }

  private List<Future<RecordMetadata>> send(List<ProducerRecord<String, byte[]>> all) {
    return all.stream().map(producer::send).toList();
  }

  private Execution execute(DirectRequest request, Instant now) {
    var refusal = refusal(request, now);
    if (refusal != null) {
      return Execution.unasked(refusal);
    }
    var violation = RequestLimits.violation(request.content());
    return violation == null
        ? executor.execute(
            request, request.content(), budgets, now, () -> refusal(request, clock.instant()))
        : Execution.unasked(Outcome.invalid(violation));
  }

  private Outcome.@Nullable Denied refusal(DirectRequest request, Instant now) {
    return switch (callers.authenticate(request.principal(), request.certificate(), now)) {
      case Authentication.Authenticated _ -> null;
      case Authentication.Refused(var reason) ->
          new Outcome.Denied(Outcome.Used.NOTHING, reason.code(), reason.message());
    };
  }

  private List<ProducerRecord<String, byte[]>> record(
      DirectRequest request, Execution execution, Instant now) {
    if (execution.outcome() instanceof Outcome.Denied denied && STRANGERS.contains(denied.code())) {
      var detail =
          "Asserted to come from '%s'. %s".formatted(request.principal().name(), denied.message());
      return strangers(request.source(), denied.code(), detail, now);
    }
    var use = records.of(request, "connection from " + request.source(), execution, now);
    if (!(execution.permit() instanceof Permit.Counted(_, var limits))) {
      return List.of(use);
    }
    var principal = request.principal().name();
    var lane = Partitioning.partition(principal, requestPartitions.get());
    return List.of(use, CountedKeys.record(principal, request.key(), limits, lane, now));
  }

  private List<ProducerRecord<String, byte[]>> strangers(
      Source source, String code, String detail, Instant now) {
    return strangers.attempt(source, code, detail, now).stream()
        .map(record -> UseRecords.toLog(record, now))
        .toList();
  }

  private static void await(List<Future<RecordMetadata>> recorded) {
    var end = System.nanoTime() + RECORD_LIMIT.toNanos();
    try {
      for (var record : recorded) {
        var _ = record.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw notRecorded(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notRecorded(e);
    }
  }

  private static NotRecorded notRecorded(Exception cause) {
    return new NotRecorded("The audit log does not take the record; nothing is answered.", cause);
  }

  @Override
  public void close() {
    current.close();
    var now = clock.instant();
    var missed = strangers.missed(now);
    if (missed.isPresent()) {
      // Closing the producer waits for it.
      var _ = producer.send(UseRecords.toLog(missed.get(), now));
    }
    producer.close(RECORD_LIMIT);
    budgets.close();
  }
}
