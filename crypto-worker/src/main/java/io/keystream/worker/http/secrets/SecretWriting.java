package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.client.Answer.Given;
import io.keystream.client.Answer.Refused;
import io.keystream.client.SecretAccepted;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.ValueReference;
import io.keystream.domain.secret.Version;
import io.keystream.edge.Passed;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.SecretSubject;
import io.keystream.worker.secrets.SecretEvents;
import io.keystream.worker.secrets.SecretValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes values: sealed and on the log before the lane is asked, taken away again if it refuses.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class SecretWriting {

  /** Of a patch, while others write the same secret. */
  private static final int ATTEMPTS = 5;

  private final SecretChanges changes;
  private final SecretEvents events;
  private final SecretValues values;
  private final OpenedValues opened;

  SecretWriting(
      SecretChanges changes, SecretEvents events, SecretValues values, OpenedValues opened) {
    this.changes = changes;
    this.events = events;
    this.values = values;
    this.opened = opened;
  }

  Answer write(HttpCaller caller, SecretPath path, JsonBody body) {
    var data = data(body);
    var cas = SecretBodies.cas(body);
    return Hindrances.told(() -> {
      changes.catchUp();
      return changes.pass(
          caller,
          "Write",
          new SecretSubject(path.path()),
          SecretPaths.write(path, events.of(path)),
          contents(body),
          behalf ->
              sealed(path, data, value -> new SecretCommand.Write(path, cas, value), behalf)
                  .passed());
    });
  }

  /** What it is made of is the current version; when that moves on meanwhile, the newer one. */
  Answer patch(HttpCaller caller, SecretPath path, JsonBody body) {
    var data = data(body);
    var cas = SecretBodies.cas(body);
    return changes.pass(
        caller,
        "Patch",
        new SecretSubject(path.path()),
        SecretPaths.patch(path),
        contents(body),
        behalf -> patched(path, data, cas, behalf).passed());
  }

  private Outcome patched(SecretPath path, ObjectNode patch, Cas cas, OnBehalf behalf) {
    var outcome = patchedOnce(path, patch, cas, behalf);
    for (var left = ATTEMPTS - 1; left > 0 && outcome.movedOn(); left--) {
      changes.catchUp();
      outcome = patchedOnce(path, patch, cas, behalf);
    }
    return outcome;
  }

  /**
   * What came of a command.
   *
   * @param isWritten whether an event names the value, as far as anybody knows
   * @param movedOn whether it can be made again of a newer version
   */
  private record Outcome(Passed passed, boolean isWritten, boolean movedOn) {

    static Outcome notAsked(Answer answer) {
      return new Outcome(new Passed.NotPassedOn(answer), false, false);
    }
  }

  private Outcome patchedOnce(SecretPath path, ObjectNode patch, Cas cas, OnBehalf behalf) {
    if (!(events.of(path) instanceof Secret.Present secret)
        || !(secret.latest() instanceof Version.Kept base)) {
      return Outcome.notAsked(Answer.error(Answer.NOT_FOUND, List.of()));
    }
    var patched = MergePatch.apply(opened.of(path, base), patch);
    return sealed(
        path, patched, value -> new SecretCommand.Patch(path, cas, base.number(), value), behalf);
  }

  private Outcome sealed(
      SecretPath path,
      ObjectNode value,
      Function<ValueReference, SecretCommand> command,
      OnBehalf behalf) {
    var bytes = new JsonBody(value).bytes();
    try {
      if (bytes.length > SecretValues.MAX_BYTES) {
        return Outcome.notAsked(Answer.error(Answer.BAD_REQUEST, List.of(tooLong(bytes.length))));
      }
      var written = values.write(path, bytes, System.nanoTime() + SecretChanges.LIMIT.toNanos());
      // Where nobody knows what was decided, the value stays: an event may name it.
      var outcome = decided(path, changes.ask(command.apply(written.reference()), behalf));
      if (!outcome.isWritten()) {
        values.discard(written);
      }
      return outcome;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private Outcome decided(SecretPath path, io.keystream.client.Answer<SecretAccepted> answer) {
    if (answer instanceof Given(var accepted) && accepted.version() != null) {
      changes.catchUp();
      return new Outcome(new Passed.Decided(written(path, accepted.version())), true, false);
    }
    var passed = new Passed.Decided(SecretChanges.refused(answer));
    // What failed may have been decided all the same.
    return answer instanceof Refused<SecretAccepted>(var code, _, _)
        ? new Outcome(passed, false, code.equals("version-moved-on"))
        : new Outcome(passed, true, false);
  }

  private Answer written(SecretPath path, SecretVersion number) {
    var version = version(path, number);
    if (version == null) {
      // Written, and given up by somebody else before anybody looked.
      return Answer.done();
    }
    return Answer.ok(Envelope.of(UUID.randomUUID().toString(), version));
  }

  private @Nullable ObjectNode version(SecretPath path, SecretVersion number) {
    if (!(events.of(path) instanceof Secret.Present secret)) {
      return null;
    }
    var version = secret.versions().get(number);
    return version == null ? null : SecretJson.version(secret, version);
  }

  private static ObjectNode data(JsonBody body) {
    var data = SecretBodies.data(body);
    var bytes = new JsonBody(data).bytes();
    Arrays.fill(bytes, (byte) 0);
    if (bytes.length > SecretValues.MAX_BYTES) {
      throw new BadRequest(tooLong(bytes.length));
    }
    return data;
  }

  private static String tooLong(int bytes) {
    return "data must have at most %d bytes as JSON, has %d"
        .formatted(SecretValues.MAX_BYTES, bytes);
  }

  /** Policies may say what is in a value: they read it as JSON. */
  private static Map<String, List<String>> contents(JsonBody body) {
    var parameters = new HashMap<String, List<String>>();
    for (var name : List.of("data", "options")) {
      var value = body.object(name);
      if (value != null) {
        parameters.put(name, List.of(value.fields().toString()));
      }
    }
    return parameters;
  }
}
