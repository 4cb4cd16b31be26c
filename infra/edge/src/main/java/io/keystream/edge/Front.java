package io.keystream.edge;

import io.keystream.domain.authorization.Authorization;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.edge.Reach.Taken;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.NotCurrent;
import io.keystream.http.Answer;
import io.keystream.http.Texts;
import io.keystream.schemas.ConnectionSource;
import io.keystream.schemas.GeneratedClasses;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what callers ask of the platform itself: knows them, asks their policies, has it done and
 * puts the attempt on record before the answer leaves.
 *
 * <p><b>Laws.</b> Each is decided on everything that was written before it came. If the record is
 * not acknowledged, nothing is answered.
 *
 * <p><b>Thread safety:</b> safe; whoever asks waits on its own thread.
 */
public final class Front implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Front.class);

  /** What the record says of a request of which nobody knows what it is. */
  private static final String UNREADABLE = "Unreadable";

  /** The same of one that met a defect of ours. */
  private static final String FAILED = "Failed";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Callers callers;
  private final Reception reception;
  private final CurrentRounds current;
  private final AuditWriter audit;
  private final Reach reach;
  private final Authorizer authorizer = new Authorizer();
  private final String node;
  private final InstantSource clock;

  /**
   * Of one service.
   *
   * @param current of callers and tokens; closed with this
   * @param audit closed with this
   * @param reach counts what is asked to be counted
   */
  public Front(
      Callers callers,
      Tokens tokens,
      CurrentRounds current,
      AuditWriter audit,
      Reach reach,
      String node,
      InstantSource clock) {
    GeneratedClasses.initialize();
    this.callers = callers;
    this.reception = new Reception(new Identities(callers, tokens), current, audit, clock);
    this.current = current;
    this.audit = audit;
    this.reach = reach;
    this.node = node;
    this.clock = clock;
  }

  /** What is done for a caller that is somebody and may. */
  public interface Work {

    /**
     * Carries it out.
     *
     * @param id of the record, which the answer may name
     */
    Answer answer(Recognition.Known caller, UUID id, Instant now);
  }

  /** What is passed on for a caller that is somebody and may. */
  public interface Passing {

    /**
     * Passes it on, if that can be done.
     *
     * @param id for the record, whoever makes it
     */
    Passed pass(Recognition.Known caller, UUID id, Instant now);
  }

  /** Answers it, and records it whatever the answer is. */
  public Answer answer(HttpCaller caller, Asked asked, Work work) {
    return decide(
        caller,
        UUID.randomUUID(),
        () -> asked,
        (known, id, now) -> new Passed.NotPassedOn(work.answer(known, id, now)));
  }

  /**
   * Refuses what nobody can read, or what there is not, or tells of a defect, once that is on
   * record.
   *
   * @param id of the record
   * @param path that was asked for, as it was written
   */
  public Answer refuse(HttpCaller caller, UUID id, String path, Answer refusal) {
    var operation = refusal.status() < Answer.INTERNAL_ERROR ? UNREADABLE : FAILED;
    var asked = new Asked(AuditKind.USE, operation, Texts.cut(path), null);
    return decide(caller, id, () -> asked, (_, _, _) -> new Passed.NotPassedOn(refusal));
  }

  /**
   * Passes on what is recorded by whoever decides it, who asks the policies again.
   *
   * @param asked told when everything is known that was written before
   */
  public Answer pass(HttpCaller caller, Supplier<Asked> asked, Passing passing) {
    return decide(caller, UUID.randomUUID(), asked, passing::pass);
  }

  /** Why a caller need not be listened to; null for somebody, who is asked again what he may. */
  public @Nullable Answer turnAway(HttpCaller caller) {
    return inTime(giveUpAt ->
        switch (reception.atTheDoor(caller.shown(), caller.source(), giveUpAt)) {
          case Recognition.Refused refused -> told(caller, refused);
          case Recognition.Known _ -> null;
        });
  }

  /** Whether the caller's policies grant something more; asked while it is answered. */
  public boolean allows(HttpCaller caller, Recognition.Known known, Access access, Instant now) {
    return authorize(caller, known, access, Map.of(), now).decision()
        instanceof AccessDecision.Allowed;
  }

  private interface Deed {
    Passed of(Recognition.Known caller, UUID id, Instant now);
  }

  private Answer decide(HttpCaller caller, UUID id, Supplier<Asked> asked, Deed deed) {
    return Objects.requireNonNull(
        inTime(giveUpAt ->
            switch (reception.recognise(caller.shown(), caller.source(), giveUpAt)) {
              case Recognition.Refused refused -> told(caller, refused);
              case Recognition.Known known ->
                  decide(caller, known, id, asked.get(), deed, giveUpAt);
            }));
  }

  private Answer decide(
      HttpCaller caller, Recognition.Known known, UUID id, Asked asked, Deed deed, long giveUpAt) {
    var now = clock.instant();
    var access = asked.access();
    var authorization =
        access == null ? null : authorize(caller, known, access, asked.parameters(), now);
    var taken = taken(known, asked, authorization, now);
    var denial = denial(authorization, taken);
    var passed = denial == null ? deed.of(known, id, now) : new Passed.NotPassedOn(denial.answer());
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    if (passed instanceof Passed.NotPassedOn(var answer)) {
      var reason = denial == null ? reason(answer) : denial.code();
      var record = record(caller, known, asked, authorization, taken, answer, reason, id, now);
      records.add(AuditWriter.toLog(record, now));
    }
    if (taken instanceof Taken.Counted(var told)) {
      records.add(told);
    }
    AuditWriter.await(audit.send(records), giveUpAt);
    return passed.answer();
  }

  private Taken taken(
      Recognition.Known known, Asked asked, @Nullable Authorization authorization, Instant now) {
    return !asked.reached().isEmpty()
            && authorization != null
            && authorization.decision() instanceof AccessDecision.Allowed allowed
        ? reach.take(known.principal(), allowed, asked.reached(), now)
        : new Taken.Before();
  }

  private static @Nullable Answer inTime(LongFunction<@Nullable Answer> answering) {
    try {
      return answering.apply(System.nanoTime() + LIMIT.toNanos());
    } catch (NotCurrent | NotRecorded e) {
      log.atWarn().setMessage("not answered").setCause(e).log();
      return Answer.error(
          Answer.UNAVAILABLE,
          List.of("Kafka does not do its part: nothing is carried out without a record"));
    }
  }

  /** A login that fails is 400, as Vault has it. */
  private static Answer told(HttpCaller caller, Recognition.Refused refused) {
    var status =
        switch (caller.shown()) {
          case Shown.ASecretId _, Shown.AJwt _ -> Answer.BAD_REQUEST;
          case Shown.ACertificate _, Shown.AToken _, Shown.Nothing _ -> Answer.FORBIDDEN;
        };
    return Answer.error(status, List.of(refused.told()));
  }

  private Authorization authorize(
      HttpCaller caller,
      Recognition.Known known,
      Access access,
      Map<String, List<String>> parameters,
      Instant now) {
    var principal = known.principal();
    var request =
        new AccessRequest(
            access, parameters, caller.application(principal), caller.source(), Map.of(), now);
    return authorizer.authorize(callers.directory(), principal, known.policies(), request);
  }

  /** Why it is not done at all. */
  private record Denial(int status, String code, String message) {
    Answer answer() {
      return Answer.error(status, List.of(code + ": " + message));
    }
  }

  private static @Nullable Denial denial(@Nullable Authorization authorization, Taken taken) {
    if (taken instanceof Taken.OverBudget(var code, var message)) {
      return new Denial(Answer.TOO_MANY_REQUESTS, code, message);
    }
    return authorization != null
            && authorization.decision() instanceof AccessDecision.Denied(var reason)
        ? new Denial(Answer.FORBIDDEN, reason.code(), reason.message())
        : null;
  }

  private static String reason(Answer answer) {
    return answer.isOk() ? "" : "status-" + answer.status();
  }

  private AuditRecord record(
      HttpCaller caller,
      Recognition.Known known,
      Asked asked,
      @Nullable Authorization authorization,
      Taken taken,
      Answer answer,
      String reason,
      UUID id,
      Instant now) {
    var principal = known.principal();
    var token = known.token();
    return AuditRecord.newBuilder()
        .setRecordId(id.toString())
        .setKind(asked.kind())
        .setOperation(asked.operation())
        .setRequestedAt(now)
        .setRecordedAt(now)
        .setCaller(
            new CallerRecord(
                principal.name(), caller.application(principal).name(), caller.user(), false))
        .setKey(asked.key())
        .setVersion(null)
        .setDecision(decision(answer))
        .setReason(reason)
        .setDetail(answer.isOk() ? answer.note() : Texts.cut(answer.firstError()))
        .setNode(node)
        .setSource(ConnectionSource.of(caller.source()))
        .setResource(asked.resource())
        .setPolicyVersion(authorization == null ? 0 : authorization.version())
        .setPolicies(authorization == null ? "" : authorization.policyNames())
        .setCounted(taken instanceof Taken.Counted)
        .setToken(token == null ? null : token.accessor().text())
        .build();
  }

  private static AuditDecision decision(Answer answer) {
    if (answer.isOk()) {
      return AuditDecision.ALLOWED;
    }
    return answer.status() < Answer.INTERNAL_ERROR ? AuditDecision.DENIED : AuditDecision.FAILED;
  }

  @Override
  public void close() {
    current.close();
    audit.close();
  }
}
