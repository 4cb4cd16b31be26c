package io.keystream.commands.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.VersionOutcome;
import io.keystream.http.Envelope;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a lane decided about a key, with the status that Vault's clients expect. */
final class KeyAnswers {

  /** What the key's state forbids or was asked wrongly; all others are a matter of rights. */
  private static final Set<String> BAD_REQUESTS =
      Set.of(
          "deletion-is-not-allowed",
          "destruction-is-not-scheduled",
          "imported-key-does-not-rotate",
          "invalid-request",
          "key-exists",
          "key-is-suspended",
          "key-name-is-reserved",
          "min-available-above-minimum",
          "min-encryption-below-min-decryption",
          "min-encryption-is-not-set",
          "minimum-above-latest",
          "minimum-below-available",
          "no-version-applies",
          "rotation-in-progress",
          "too-many-versions",
          "version-awaits-destruction",
          "version-does-not-exist",
          "version-state",
          "waiting-period-out-of-range");

  private static final String KEY_EXISTS = "key-exists";
  private static final String KEY_DOES_NOT_EXIST = "key-does-not-exist";

  private KeyAnswers() {}

  static io.keystream.http.Answer of(Answer<Accepted> answer) {
    return switch (answer) {
      case Answer.Given<Accepted> _ -> io.keystream.http.Answer.done();
      // As in Vault: whoever makes sure of a key need not know whether it is there.
      case Answer.Refused<Accepted>(var code, _, _) when code.equals(KEY_EXISTS) ->
          io.keystream.http.Answer.done();
      case Answer.Refused<Accepted>(var code, var message, _) ->
          io.keystream.http.Answer.error(status(code), List.of(code + ": " + message));
      case Answer.Failed<Accepted>(var code, var message, _) -> unavailable(code + ": " + message);
    };
  }

  /** The same, with the events it left in the key's history where it was accepted. */
  static io.keystream.http.Answer told(UUID id, Answer<Accepted> answer) {
    if (!(answer instanceof Answer.Given<Accepted>(var accepted))) {
      return of(answer);
    }
    var data =
        JsonNodeFactory.instance
            .objectNode()
            .put("first_event", accepted.firstSequence())
            .put("last_event", accepted.lastSequence());
    return io.keystream.http.Answer.ok(Envelope.of(id.toString(), data));
  }

  static io.keystream.http.Answer of(VersionOutcome outcome) {
    return switch (outcome) {
      case VersionOutcome.Active _, VersionOutcome.PreActive _ -> io.keystream.http.Answer.done();
      case VersionOutcome.Failed(_, var reason) -> unavailable("generation-failed: " + reason);
    };
  }

  static io.keystream.http.Answer unavailable(String why) {
    return io.keystream.http.Answer.error(io.keystream.http.Answer.UNAVAILABLE, List.of(why));
  }

  private static int status(String code) {
    if (code.equals(KEY_DOES_NOT_EXIST)) {
      return io.keystream.http.Answer.NOT_FOUND;
    }
    return BAD_REQUESTS.contains(code)
        ? io.keystream.http.Answer.BAD_REQUEST
        : io.keystream.http.Answer.FORBIDDEN;
  }
}
