package io.keystream.worker.http.secrets;

import io.keystream.client.Answer.Failed;
import io.keystream.client.Answer.Given;
import io.keystream.client.Answer.Refused;
import io.keystream.client.LazyCommands;
import io.keystream.client.NoAnswer;
import io.keystream.client.SecretAccepted;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.SecretParameters;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Passed;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.CurrentRounds;
import io.keystream.http.Answer;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.http.Hindrances;
import io.keystream.worker.secrets.SecretEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes changes of secrets on to their lane, in the caller's name; the lane decides and records
 * them.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class SecretChanges {

  private static final Logger log = LoggerFactory.getLogger(SecretChanges.class);

  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String DOES_NOT_EXIST = "secret-does-not-exist";
  private static final String NOTHING_TO_DO = "no-version-applies";
  private static final String GONE = "current-version-is-gone";

  /** What a secret's state forbids or was asked wrongly; all others are a matter of rights. */
  private static final Set<String> BAD_REQUESTS =
      Set.of(
          "check-and-set-mismatch",
          "check-and-set-required",
          "invalid-request",
          "too-many-versions",
          "too-much-custom-metadata",
          "value-is-taken",
          "version-moved-on");

  private final Front front;
  private final LazyCommands commands;
  private final SecretEvents events;
  private final CurrentRounds current;

  SecretChanges(Front front, LazyCommands commands, SecretEvents events, CurrentRounds current) {
    this.front = front;
    this.commands = commands;
    this.events = events;
    this.current = current;
  }

  /** Has it decided; 204 also where there was nothing to do, as Vault answers. */
  Answer change(HttpCaller caller, SecretCommand command) {
    return pass(
        caller,
        () ->
            asked(
                command.getClass().getSimpleName(),
                SecretSubject.of(command),
                access(command),
                SecretParameters.of(command)),
        (behalf, id, now) -> new Passed.Decided(told(command, ask(id, command, behalf, now))));
  }

  /** What is done in a caller's name. */
  interface Passing {

    /**
     * Passes it on.
     *
     * @param id of the first command
     * @param now when the caller was found to be allowed
     */
    Passed pass(OnBehalf behalf, UUID id, Instant now);
  }

  static Asked asked(
      String operation, SecretSubject subject, Access access, Map<String, List<String>> named) {
    return new Asked(AuditKind.CHANGE, operation, subject.resource(), access, named);
  }

  /** Once the caller's policies let it; the lane records it. */
  Answer pass(HttpCaller caller, Supplier<Asked> asked, Passing passing) {
    return front.pass(
        caller,
        asked,
        (known, id, now) -> {
          try {
            var behalf = caller.onBehalf(known.principal());
            return Hindrances.passed(() -> passing.pass(behalf, id, now));
          } catch (NoAnswer e) {
            log.atWarn().setMessage("no decision").setCause(e).log();
            return new Passed.NotPassedOn(
                Answer.error(
                    Answer.UNAVAILABLE,
                    List.of("nobody decided it in time; ask what became of it")));
          }
        });
  }

  /** Everything written before is known when this returns. */
  void catchUp() {
    current.await(System.nanoTime() + LIMIT.toNanos());
  }

  /**
   * What the lane decides.
   *
   * @param now not later than what the command rests on
   * @throws NoAnswer if nobody knows
   */
  io.keystream.client.Answer<SecretAccepted> ask(
      UUID id, SecretCommand command, OnBehalf behalf, Instant now) {
    return commands.get().ask(id, command, behalf, now);
  }

  /** What the lane refused or failed to decide. */
  static Answer refused(io.keystream.client.Answer<SecretAccepted> answer) {
    return switch (answer) {
      case Given<SecretAccepted> _ -> Answer.done();
      case Refused<SecretAccepted>(var code, var message, _) ->
          Answer.error(status(code), List.of(code + ": " + message));
      case Failed<SecretAccepted>(var code, var message, _) ->
          Answer.error(Answer.UNAVAILABLE, List.of(code + ": " + message));
    };
  }

  private static Answer told(
      SecretCommand command, io.keystream.client.Answer<SecretAccepted> answer) {
    return answer instanceof Refused<SecretAccepted>(var code, _, _) && isNothingToDo(command, code)
        ? Answer.done()
        : refused(answer);
  }

  private static boolean isNothingToDo(SecretCommand command, String code) {
    return switch (command) {
      case SecretCommand.Delete _,
          SecretCommand.Undelete _,
          SecretCommand.Destroy _,
          SecretCommand.Remove _ ->
          code.equals(NOTHING_TO_DO) || code.equals(DOES_NOT_EXIST);
      case SecretCommand.Write _,
          SecretCommand.Patch _,
          SecretCommand.PutMetadata _,
          SecretCommand.PatchMetadata _,
          SecretCommand.Configure _ ->
          false;
    };
  }

  private Access access(SecretCommand command) {
    return switch (command) {
      case SecretCommand.AboutSecret about -> SecretPaths.of(about, events.of(about.path()));
      case SecretCommand.Configure _ -> SecretPaths.configure();
    };
  }

  private static int status(String code) {
    if (code.equals(DOES_NOT_EXIST) || code.equals(GONE)) {
      return Answer.NOT_FOUND;
    }
    return BAD_REQUESTS.contains(code) ? Answer.BAD_REQUEST : Answer.FORBIDDEN;
  }
}
