package io.keystream.commands.secrets;

import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.ValueReference;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SecretCommandRecord;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that a service passes on.
 *
 * @param source where the caller came from
 */
public record SecretAsk(String issuer, String caller, String source, SecretCommand command) {

  public static final Cas UNCHECKED = new Cas.Unchecked();

  /** As a crypto-worker passes it on for alice. */
  public static SecretAsk forAlice(SecretCommand command) {
    return new SecretAsk("crypto-worker", "alice", "10.1.2.3", command);
  }

  public static SecretCommand write(String path, Cas cas) {
    return new SecretCommand.Write(
        new SecretPath(path), cas, new ValueReference(UUID.randomUUID(), "0f".repeat(32)));
  }

  public static SecretCommand destroy(String path, int version) {
    return new SecretCommand.Destroy(
        new SecretPath(path), new TreeSet<>(Set.of(new SecretVersion(version))));
  }

  public SecretCommandRecord record(UUID id, Instant issuedAt, @Nullable ReplyAddress replyTo) {
    return new SecretCommandRecord(
        id.toString(),
        SecretSubject.of(command).path(),
        new CallerRecord(caller, "shop", "m.keller", true),
        issuer,
        source,
        issuedAt,
        replyTo,
        SecretCommandMapping.toUnion(command));
  }
}
