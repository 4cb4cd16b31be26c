package io.keystream.worker.requests;

import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.CurrentView;
import io.keystream.follow.NotCurrent;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out at once what callers ask over connections of their own.
 *
 * <p><b>Laws.</b> Each is decided on everything that was written before it came. No answer leaves
 * before the audit log has acknowledged its record, whatever the answer. Nobody waits longer than a
 * limit.
 *
 * <p><b>Thread safety:</b> safe; whoever asks waits on its own thread, which may be a virtual one.
 */
public final class DirectUses implements AutoCloseable {

  /** For all of it: the view of what was written, the HSM, and the record. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Callers callers;
  private final UseExecutor executor;
  private final UseThreads threads = UseThreads.start();
  private final DirectRecords records;
  private final SharedBudgets budgets;
  private final CurrentRounds current;
  private final InstantSource clock;

  private DirectUses(
      KafkaClients clients,
      Callers callers,
      UseExecutor executor,
      CurrentRounds current,
      String node,
      InstantSource clock) {
    this.callers = callers;
    this.executor = executor;
    this.current = current;
    this.records = new DirectRecords(clients, node, clock);
    this.budgets = new SharedBudgets(clients, clock);
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
    var operations = new Operations(keys::key, handles, token);
    var executor = new UseExecutor(new Permission(callers), operations);
    var current =
        CurrentRounds.start(
            "direct",
            CurrentView.of(clients, "direct", List.of(keys.follower(), callers.follower())));
    var uses = new DirectUses(clients, callers, executor, current, node, clock);
    uses.budgets.start();
    return uses;
  }

  /** Why budgets are no longer those of all workers. */
  public Optional<String> stopped() {
    return budgets.stopped();
  }

  /**
   * Turns away whom nobody knows, with a record, before anything that it sends is read; who is
   * known is asked again with what it sends.
   *
   * @return why it is turned away, as a reply over Kafka says it
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotRecorded if that is to be recorded and is not on the log
   */
  public Optional<SpecificRecord> turnAway(
      Principal principal, Fingerprint certificate, Source source) {
    if (!isUnknown(refusal(principal, certificate, clock.instant()))) {
      return Optional.empty();
    }
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    current.await(giveUpAt);
    var now = clock.instant();
    var refusal = refusal(principal, certificate, now);
    if (refusal == null || !isUnknown(refusal)) {
      return Optional.empty();
    }
    recorded(() -> records.sendStranger(principal.name(), source, refusal, now), giveUpAt);
    return Optional.of(Answers.answer(refusal));
  }

  /**
   * Takes note of somebody who did not say who it is.
   *
   * @throws NotRecorded if that is to be recorded and is not on the log
   */
  public void refuse(Source source, String code, String detail) {
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    recorded(() -> records.sendNobody(source, code, detail, clock.instant()), giveUpAt);
  }

  /**
   * Carries requests out, one after the other, and wipes what they hold.
   *
   * @return the answers in their order, as a reply over Kafka has them; the caller wipes them
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotCarriedOut if the HSM or those before it took too long
   * @throws NotRecorded if their records are not on the log; then there is no answer at all
   */
  public List<SpecificRecord> answer(List<DirectRequest> requests) {
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    current.await(giveUpAt);
    var uses = threads.each(requests, this::carryOut, Use::wipe, giveUpAt);
    try {
      for (var use : uses) {
        DirectRecords.await(use.recorded(), giveUpAt);
      }
      return uses.stream().map(Use::answer).toList();
    } catch (NotRecorded e) {
      uses.forEach(Use::wipe);
      throw e;
    }
  }

  private Use carryOut(DirectRequest request) {
    try {
      var now = clock.instant();
      var execution = execute(request, now);
      var answer = Answers.answer(execution.outcome());
      try {
        return new Use(answer, records.send(request, execution, now));
      } catch (KafkaException e) {
        return new Use(answer, List.of(CompletableFuture.failedFuture(e)));
      }
    } finally {
      Payloads.wipeRequest(request.content().getOperation());
    }
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
    return refusal(request.principal(), request.certificate(), now);
  }

  private Outcome.@Nullable Denied refusal(
      Principal principal, Fingerprint certificate, Instant now) {
    return switch (callers.authenticate(principal, certificate, now)) {
      case Authentication.Authenticated _ -> null;
      case Authentication.Refused(var reason) ->
          new Outcome.Denied(Outcome.Used.NOTHING, reason.code(), reason.message());
    };
  }

  private static boolean isUnknown(Outcome.@Nullable Denied refusal) {
    return refusal != null && DirectRecords.isStranger(refusal);
  }

  private static void recorded(Supplier<List<Future<RecordMetadata>>> send, long giveUpAt) {
    try {
      DirectRecords.await(send.get(), giveUpAt);
    } catch (KafkaException e) {
      throw DirectRecords.notRecorded(e);
    }
  }

  @Override
  public void close() {
    current.close();
    threads.close();
    records.close();
    budgets.close();
  }

  /** An answer that leaves when its records are on the log. */
  private record Use(SpecificRecord answer, List<Future<RecordMetadata>> recorded) {

    void wipe() {
      Payloads.wipeReply(answer);
    }
  }
}
