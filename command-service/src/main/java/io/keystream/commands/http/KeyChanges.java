package io.keystream.commands.http;

import io.keystream.client.Answer.Given;
import io.keystream.client.LazyCommands;
import io.keystream.client.NoAnswer;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.Passed;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes changes of keys on to their lane, in the caller's name; the lane decides and records them.
 * A fresh version is waited for, so that whoever is answered can use it.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class KeyChanges {

  private static final Logger log = LoggerFactory.getLogger(KeyChanges.class);

  private static final Duration MATERIAL_LIMIT = Duration.ofSeconds(30);

  private final Front front;
  private final LazyCommands commands;

  KeyChanges(Front front, LazyCommands commands) {
    this.front = front;
    this.commands = commands;
  }

  /** Has it decided and answers when that is so. */
  Answer change(HttpCaller caller, KeyCommand command) {
    return passed(
        caller, command, (id, behalf) -> KeyAnswers.of(commands.get().ask(id, command, behalf)));
  }

  /** The same for whoever wants to know which events it left. */
  Answer tell(HttpCaller caller, KeyCommand command) {
    return passed(
        caller,
        command,
        (id, behalf) -> KeyAnswers.told(id, commands.get().ask(id, command, behalf)));
  }

  /** Has it decided, and waits for the fresh version that it brings. */
  Answer bring(HttpCaller caller, KeyCommand command) {
    return passed(
        caller,
        command,
        (id, behalf) -> {
          try (var watch = commands.get().watch(command.key())) {
            var answer = commands.get().ask(id, command, behalf);
            return answer instanceof Given(var accepted) && accepted.requestedVersion() != null
                ? KeyAnswers.of(
                    watch.await(
                        accepted.requestedVersion(), Activation.WHEN_GENERATED, MATERIAL_LIMIT))
                : KeyAnswers.of(answer);
          }
        });
  }

  /** Asks the lane; the id is that of the command and of its record. */
  private interface Asking {
    Answer ask(UUID id, OnBehalf behalf);
  }

  private Answer passed(HttpCaller caller, KeyCommand command, Asking asking) {
    return front.pass(
        caller,
        () -> Asked.change(command),
        (known, id, _) -> {
          try {
            return new Passed.Decided(asking.ask(id, caller.onBehalf(known.principal())));
          } catch (NoAnswer e) {
            log.atWarn().setMessage("no decision").setCause(e).log();
            return new Passed.NotPassedOn(
                KeyAnswers.unavailable("nobody decided it in time; ask what became of it"));
          }
        });
  }
}
