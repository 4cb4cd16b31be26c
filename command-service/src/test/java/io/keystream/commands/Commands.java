package io.keystream.commands;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands as tests send them. */
public final class Commands {

  public static final CallerRecord ALICE = new CallerRecord("alice", "console", "Alice", false);
  public static final CallerRecord WORKER =
      new CallerRecord("crypto-worker", "worker-1", null, false);

  /** When commands are issued where it does not matter. */
  public static final Instant ISSUED = Instant.parse("2026-03-02T09:00:00Z");

  private Commands() {}

  public static KeyCommand create(String key) {
    return new KeyCommand.Create(
        new KeyName(key),
        new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED),
        Activation.WHEN_GENERATED);
  }

  public static KeyCommand rotate(String key) {
    return new KeyCommand.Rotate(new KeyName(key), Activation.WHEN_GENERATED);
  }

  public static KeyCommand suspend(String key) {
    return new KeyCommand.Suspend(new KeyName(key), new VersionScope.All(), "under suspicion");
  }

  public static KeyCommand deactivate(String key, int version) {
    return new KeyCommand.Deactivate(
        new KeyName(key), new VersionScope.One(new KeyVersion(version)));
  }

  public static KeyCommand configure(String key, int minDecryption, int minEncryption) {
    return new KeyCommand.Configure(
        new KeyName(key),
        new KeyVersion(minDecryption),
        new MinEncryptionVersion(minEncryption),
        true);
  }

  public static KeyCommand trim(String key, int minAvailable) {
    return new KeyCommand.Trim(new KeyName(key), new KeyVersion(minAvailable));
  }

  public static KeyCommand generated(String key, int version) {
    return new KeyCommand.ConfirmGenerated(
        new KeyName(key), new KeyVersion(version), new Material("c0ffee", "", "kek-1"));
  }

  /** Who asks this: a worker tells outcomes, Alice asks everything else. */
  public static CallerRecord caller(KeyCommand command) {
    return command instanceof KeyCommand.ConfirmGenerated
            || command instanceof KeyCommand.ReportGenerationFailed
            || command instanceof KeyCommand.ConfirmDestroyed
            || command instanceof KeyCommand.DestroyDue
        ? WORKER
        : ALICE;
  }

  public static KeyCommandRecord record(KeyCommand command) {
    return record(command, ISSUED);
  }

  public static KeyCommandRecord record(KeyCommand command, Instant issuedAt) {
    return record(UUID.randomUUID(), command, caller(command), issuedAt, null);
  }

  public static KeyCommandRecord record(
      UUID id,
      KeyCommand command,
      CallerRecord caller,
      Instant issuedAt,
      @Nullable ReplyAddress replyTo) {
    return new KeyCommandRecord(
        id.toString(),
        command.key().path(),
        caller,
        issuedAt,
        replyTo,
        KeyCommandMapping.toUnion(command),
        null);
  }
}
