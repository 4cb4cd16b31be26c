package io.keystream.worker.http;

import io.keystream.client.Answer.Failed;
import io.keystream.client.Answer.Given;
import io.keystream.client.Answer.Refused;
import io.keystream.client.KeyWatch;
import io.keystream.client.LazyCommands;
import io.keystream.client.NoAnswer;
import io.keystream.client.VersionOutcome;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.Version;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Passed;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.CurrentRounds;
import io.keystream.http.Answer;
import io.keystream.worker.keys.EnvelopeLog;
import io.keystream.worker.keys.KeyView;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings keys in from outside: the envelope goes beside the key's material, then its lane is asked
 * in the caller's name, then a worker opens it in the HSM. Whoever is answered can use the version.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class KeyImports {

  private static final Logger log = LoggerFactory.getLogger(KeyImports.class);

  /** Two of them and what is around them end before a caller's thirty seconds do. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final String KEY_DOES_NOT_EXIST = "key-does-not-exist";

  /** What the key's state forbids or was asked wrongly; all others are a matter of rights. */
  private static final Set<String> BAD_REQUESTS =
      Set.of(
          "invalid-request",
          "key-exists",
          "key-is-not-imported",
          "key-is-suspended",
          "key-name-is-reserved",
          "rotation-in-progress",
          "too-many-versions");

  private final Front front;
  private final LazyCommands commands;
  private final EnvelopeLog envelopes;
  private final KeyView keys;
  private final CurrentRounds current;
  private final String wrappingKey;

  KeyImports(
      Front front,
      LazyCommands commands,
      EnvelopeLog envelopes,
      KeyView keys,
      CurrentRounds current,
      String wrappingKey) {
    this.front = front;
    this.commands = commands;
    this.envelopes = envelopes;
    this.keys = keys;
    this.current = current;
    this.wrappingKey = wrappingKey;
  }

  /**
   * Brings one in.
   *
   * @param command names the envelope by its hash
   */
  Answer bring(HttpCaller caller, KeyCommand command, EnvelopeHash hash, byte[] envelope) {
    return front.pass(
        caller,
        () -> Asked.change(command),
        (known, id, _) -> {
          try {
            var behalf = caller.onBehalf(known.principal());
            return Hindrances.passed(() -> passed(id, command, hash, envelope, behalf));
          } catch (NoAnswer e) {
            log.atWarn().setMessage("no decision").setCause(e).log();
            return new Passed.NotPassedOn(
                unavailable("nobody decided it in time; ask what became of it"));
          }
        });
  }

  private Passed passed(
      UUID id, KeyCommand command, EnvelopeHash hash, byte[] envelope, OnBehalf behalf) {
    envelopes.put(command.key(), envelope, wrappingKey);
    try (var watch = commands.get().watch(command.key())) {
      return new Passed.Decided(
          switch (commands.get().ask(id, command, behalf)) {
            case Given(var accepted) ->
                told(watch, Objects.requireNonNull(accepted.requestedVersion()));
            case Refused(var code, var message, _) -> {
              withdraw(command.key(), hash);
              yield Answer.error(status(code), List.of(code + ": " + message));
            }
            case Failed(var code, var message, _) -> unavailable(code + ": " + message);
          });
    }
  }

  private static Answer told(KeyWatch watch, KeyVersion version) {
    return switch (watch.await(version, Activation.WHEN_GENERATED, LIMIT)) {
      case VersionOutcome.Active _, VersionOutcome.PreActive _ -> Answer.done();
      case VersionOutcome.Failed(_, var reason) ->
          Answer.error(Answer.BAD_REQUEST, List.of("import-failed: " + reason));
    };
  }

  /** Unless the same envelope came twice and the key waits for what the other asked. */
  private void withdraw(KeyName key, EnvelopeHash hash) {
    current.await(System.nanoTime() + LIMIT.toNanos());
    if (!isAwaited(key, hash)) {
      envelopes.remove(key, hash);
    }
  }

  private boolean isAwaited(KeyName key, EnvelopeHash hash) {
    return keys.key(key) instanceof Key.Present present
        && present.versions().values().stream()
            .anyMatch(version ->
                version instanceof Version.Requested(_, _, MaterialSource.Imported(var awaited, _))
                    && awaited.equals(hash));
  }

  private static int status(String code) {
    if (code.equals(KEY_DOES_NOT_EXIST)) {
      return Answer.NOT_FOUND;
    }
    return BAD_REQUESTS.contains(code) ? Answer.BAD_REQUEST : Answer.FORBIDDEN;
  }

  private static Answer unavailable(String why) {
    return Answer.error(Answer.UNAVAILABLE, List.of(why));
  }
}
