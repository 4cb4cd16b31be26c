package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.Source;
import io.keystream.edge.AuditWriter;
import io.keystream.edge.Front;
import io.keystream.edge.Identities;
import io.keystream.edge.NotRecorded;
import io.keystream.edge.Reach;
import io.keystream.edge.Reception;
import io.keystream.edge.Recognition;
import io.keystream.edge.Shown;
import io.keystream.edge.Tokens;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.CurrentView;
import io.keystream.follow.NotCurrent;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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

  private final Identities identities;
  private final Reception reception;
  private final Front front;
  private final KeyView keys;
  private final UseExecutor executor;
  private final UseThreads threads;
  private final DirectRecords records;
  private final SharedBudgets budgets;
  private final CurrentRounds current;
  private final InstantSource clock;

  private DirectUses(
      KafkaClients clients,
      Callers callers,
      Tokens tokens,
      KeyView keys,
      UseExecutor executor,
      UseThreads threads,
      SharedBudgets budgets,
      CurrentRounds current,
      String node,
      InstantSource clock) {
    this.identities = new Identities(callers, tokens);
    this.keys = keys;
    this.executor = executor;
    this.threads = threads;
    this.current = current;
    var audit = new AuditWriter(clients.plain("direct-uses"), node, AuditKind.USE, clock);
    this.reception = new Reception(identities, current, audit, clock);
    this.front = new Front(callers, tokens, current, audit, Reach.UNCOUNTED, node, clock);
    this.records = new DirectRecords(clients, audit, node);
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * Ready to carry out.
   *
   * @param threads that calls of the HSM are made on
   */
  public static DirectUses start(
      KafkaClients clients,
      KeyView keys,
      HandleCache handles,
      Callers callers,
      Tokens tokens,
      Token token,
      UseThreads threads,
      SharedBudgets budgets,
      InstantSource clock,
      String node) {
    var operations = new Operations(keys, handles, token);
    var executor = new UseExecutor(new Permission(callers), operations);
    var current =
        CurrentRounds.start(
            "direct",
            CurrentView.of(
                clients,
                "direct",
                List.of(keys.follower(), callers.follower(), tokens.follower())));
    return new DirectUses(
        clients, callers, tokens, keys, executor, threads, budgets, current, node, clock);
  }

  /**
   * Whom what a caller shows stands for; that is asked again when what it asks is carried out.
   *
   * <p>Whom nobody knows is turned away here, with a record, before anything that it sends is read.
   *
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotRecorded if that is to be recorded and is not on the log
   */
  public Recognition recognise(Shown shown, Source source) {
    return reception.atTheDoor(shown, source, System.nanoTime() + LIMIT.toNanos());
  }

  /** For what is asked here and uses no key. */
  public Front front() {
    return front;
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
    current.await(System.nanoTime() + LIMIT.toNanos());
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
   * @throws NotCarriedOut if the HSM or those before it took too long
   * @throws NotRecorded if their records are not on the log; then there is no answer at all
   */
  public List<SpecificRecord> answer(List<DirectRequest> requests) {
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    current.await(giveUpAt);
    var uses = threads.each(requests, this::carryOut, Use::wipe, giveUpAt);
    try {
      for (var use : uses) {
        AuditWriter.await(use.recorded(), giveUpAt);
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
      return new Use(Answers.answer(execution.outcome()), records.send(request, execution, now));
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
    return switch (identities.recognise(request.shown(), request.source(), now)) {
      case Recognition.Known _ -> null;
      case Recognition.Refused refused ->
          new Outcome.Denied(Outcome.Used.NOTHING, refused.code(), refused.message());
    };
  }

  @Override
  public void close() {
    current.close();
    records.close();
  }

  /** An answer that leaves when its records are on the log. */
  private record Use(SpecificRecord answer, List<Future<RecordMetadata>> recorded) {

    void wipe() {
      Payloads.wipeReply(answer);
    }
  }
}
