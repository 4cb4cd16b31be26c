package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.Version;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.http.Hindrances;
import io.keystream.worker.secrets.SecretEvents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows secrets, what is known of them, and which there are. */
final class SecretReading {

  private final Front front;
  private final SecretEvents events;
  private final OpenedValues opened;

  SecretReading(Front front, SecretEvents events, OpenedValues opened) {
    this.front = front;
    this.events = events;
    this.opened = opened;
  }

  /**
   * A value.
   *
   * @param number of its version; 0 for the current one
   */
  Answer value(HttpCaller caller, SecretPath path, int number) {
    return show(
        caller,
        new Wanted("ReadSecret", path, SecretPaths.readData(path), path.toString(), number),
        "data",
        value -> value);
  }

  /** The names in a value. */
  Answer subkeys(HttpCaller caller, SecretPath path, int number, int depth) {
    return show(
        caller,
        new Wanted("ReadSecretSubkeys", path, SecretPaths.readSubkeys(path), "", number),
        "subkeys",
        value -> SecretJson.subkeys(value, depth));
  }

  Answer metadata(HttpCaller caller, SecretPath path) {
    return answer(
        caller,
        "ReadSecretMetadata",
        "secret/" + path,
        SecretPaths.readMetadata(path),
        (id, _) ->
            events.of(path) instanceof Secret.Present present
                ? Answer.ok(Envelope.of(id.toString(), SecretJson.metadata(present)))
                : nothing());
  }

  /**
   * Names.
   *
   * @param folder with a slash at its end; empty for all
   */
  Answer list(HttpCaller caller, String folder) {
    return answer(
        caller,
        "ListSecrets",
        "secret/" + folder,
        SecretPaths.list(folder.isEmpty() ? null : withoutSlash(folder)),
        (id, _) -> {
          var names = events.list(folder);
          return names.isEmpty() ? nothing() : Answer.ok(Envelope.ofKeys(id.toString(), names));
        });
  }

  Answer configuration(HttpCaller caller) {
    return answer(
        caller,
        "ReadSecretConfiguration",
        "secret-store/secret",
        SecretPaths.readConfiguration(),
        (id, _) -> Answer.ok(Envelope.of(id.toString(), SecretJson.configuration(events.store()))));
  }

  /**
   * A version of a secret.
   *
   * @param reached for the caller's budget; empty where the value is not shown
   */
  private record Wanted(
      String operation, SecretPath path, Access access, String reached, int number) {

    Asked asked() {
      return new Asked(AuditKind.USE, operation, "secret/" + path, access).reaching(reached);
    }
  }

  private interface Work {
    Answer answer(UUID id, Instant now);
  }

  private Answer answer(
      HttpCaller caller, String operation, String resource, Access access, Work work) {
    return front.answer(
        caller,
        new Asked(AuditKind.USE, operation, resource, access),
        (_, id, now) -> work.answer(id, now));
  }

  private Answer show(
      HttpCaller caller, Wanted wanted, String field, UnaryOperator<ObjectNode> shown) {
    return front.answer(
        caller,
        wanted.asked(),
        (_, id, now) -> {
          if (!(events.of(wanted.path()) instanceof Secret.Present secret)) {
            return nothing();
          }
          var version = version(secret, wanted.number());
          if (version == null) {
            return nothing();
          }
          var data = JsonNodeFactory.instance.objectNode();
          data.putNull(field);
          data.set("metadata", SecretJson.version(secret, version));
          var body = Envelope.of(id.toString(), data);
          if (!(version instanceof Version.Kept kept) || !version.isReadable(now)) {
            return new Answer(Answer.NOT_FOUND, body);
          }
          return Hindrances.told(() -> {
            data.set(field, shown.apply(opened.of(secret.path(), kept)));
            return Answer.ok(body).noting("Version " + version.number().number() + ".");
          });
        });
  }

  private static @Nullable Version version(Secret.Present secret, int number) {
    return number == 0
        ? secret.latest()
        : secret.versions().get(new SecretVersion(Math.min(number, SecretVersion.MAX)));
  }

  private static SecretPath withoutSlash(String folder) {
    return new SecretPath(folder.substring(0, folder.length() - 1));
  }

  /** 404 without a reason, as Vault does. */
  private static Answer nothing() {
    return Answer.error(Answer.NOT_FOUND, List.of());
  }
}
