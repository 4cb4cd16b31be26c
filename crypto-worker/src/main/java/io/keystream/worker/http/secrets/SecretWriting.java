package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.client.Answer.Failed;
import io.keystream.client.Answer.Given;
import io.keystream.client.Answer.Refused;
import io.keystream.client.SecretAccepted;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.ValueReference;
import io.keystream.domain.secret.Version;
import io.keystream.edge.Asked;
import io.keystream.edge.Passed;
import io.keystream.edge.http.HttpCaller;
import io.keystream.follow.NotCurrent;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.http.JsonBody;
import io.keystream.schemas.SecretSubject;
import io.keystream.worker.secrets.AwaitedVersion;
import io.keystream.worker.secrets.SecretEvents;
import io.keystream.worker.secrets.SecretValues;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

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
    var value = value(SecretBodies.data(body));
    var cas = SecretBodies.cas(body);
    try {
      return changes.pass(
          caller,
          () -> asked("Write", path, SecretPaths.write(path, events.of(path)), value, body),
          (behalf, id, now) ->
              sealed(path, value, id, behalf, now, of -> new SecretCommand.Write(path, cas, of))
                  .passed());
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  /** What it is made of is the current version; when that moves on meanwhile, the newer one. */
  Answer patch(HttpCaller caller, SecretPath path, JsonBody body) {
    var data = SecretBodies.data(body);
    var value = value(data);
    var cas = SecretBodies.cas(body);
    try {
      return changes.pass(
          caller,
          () -> asked("Patch", path, SecretPaths.patch(path), value, body),
          (behalf, id, now) -> patched(path, data, cas, id, behalf, now).passed());
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  private Outcome patched(
      SecretPath path, ObjectNode patch, Cas cas, UUID first, OnBehalf behalf, Instant now) {
    var outcome = patchedOnce(path, patch, cas, first, behalf, now);
    for (var left = ATTEMPTS - 1; left > 0 && outcome.movedOn(); left--) {
      changes.catchUp();
      outcome = patchedOnce(path, patch, cas, UUID.randomUUID(), behalf, now);
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

  private Outcome patchedOnce(
      SecretPath path, ObjectNode patch, Cas cas, UUID id, OnBehalf behalf, Instant now) {
    if (!(events.of(path) instanceof Secret.Present secret)
        || !(secret.latest() instanceof Version.Kept base)) {
      return Outcome.notAsked(Answer.error(Answer.NOT_FOUND, List.of()));
    }
    var value = new JsonBody(MergePatch.apply(opened.of(path, base), patch)).bytes();
    try {
      return value.length > SecretValues.MAX_BYTES
          ? Outcome.notAsked(Answer.error(Answer.BAD_REQUEST, List.of(tooLong(value.length))))
          : sealed(
              path,
              value,
              id,
              behalf,
              now,
              of -> new SecretCommand.Patch(path, cas, base.number(), of));
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  /** A worker that stands still behind its value is not listened to when the value may be gone. */
  private Outcome sealed(
      SecretPath path,
      byte[] value,
      UUID id,
      OnBehalf behalf,
      Instant now,
      Function<ValueReference, SecretCommand> command) {
    var giveUpAt = System.nanoTime() + SecretChanges.LIMIT.toNanos();
    var written = values.write(path, value, giveUpAt);
    try (var version = events.awaited(written.reference().id())) {
      var answer = changes.ask(id, command.apply(written.reference()), behalf, now);
      var outcome = decided(id, version, answer);
      // Where nobody knows what was decided, the value stays: an event may name it.
      if (!outcome.isWritten()) {
        values.discard(written);
      }
      return outcome;
    }
  }

  private Outcome decided(
      UUID id, AwaitedVersion version, io.keystream.client.Answer<SecretAccepted> answer) {
    return switch (answer) {
      case Given<SecretAccepted> _ ->
          new Outcome(new Passed.Decided(shown(id, version)), true, false);
      case Refused<SecretAccepted>(var code, _, _) ->
          new Outcome(
              new Passed.Decided(SecretChanges.refused(answer)),
              false,
              code.equals("version-moved-on"));
      // What failed may have been decided all the same.
      case Failed<SecretAccepted> _ ->
          new Outcome(new Passed.Decided(SecretChanges.refused(answer)), true, false);
    };
  }

  private static Answer shown(UUID id, AwaitedVersion version) {
    try {
      var written = version.await(System.nanoTime() + SecretChanges.LIMIT.toNanos());
      return Answer.ok(
          Envelope.of(id.toString(), SecretJson.version(written.secret(), written.version())));
    } catch (NotCurrent _) {
      return Answer.error(
          Answer.UNAVAILABLE, List.of("it is written, and this worker did not see it in time"));
    }
  }

  private static byte[] value(ObjectNode data) {
    var value = new JsonBody(data).bytes();
    if (value.length > SecretValues.MAX_BYTES) {
      throw new BadRequest(tooLong(value.length));
    }
    return value;
  }

  private static String tooLong(int bytes) {
    return "data must have at most %d bytes as JSON, has %d"
        .formatted(SecretValues.MAX_BYTES, bytes);
  }

  /** Policies may say what is in a value: they read it as JSON. */
  private static Asked asked(
      String operation, SecretPath path, Access access, byte[] value, JsonBody body) {
    var options = body.object("options");
    var data = List.of(new String(value, StandardCharsets.UTF_8));
    return SecretChanges.asked(
        operation,
        new SecretSubject(path.path()),
        access,
        options == null
            ? Map.of("data", data)
            : Map.of("data", data, "options", List.of(options.fields().toString())));
  }
}
