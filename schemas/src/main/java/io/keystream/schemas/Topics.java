package io.keystream.schemas;

import io.keystream.schemas.Topic.Kept;
import io.keystream.schemas.Topic.Lanes;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AlertRecord;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.CountedKeyRecord;
import io.keystream.schemas.wire.DomainManifestRecord;
import io.keystream.schemas.wire.KekEpochRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SealedRequestRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import io.keystream.schemas.wire.SecretValueRecord;
import io.keystream.schemas.wire.SessionOpeningRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import io.keystream.schemas.wire.SignedTokenRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** Every topic of the platform; nobody else spells a topic's name. */
public final class Topics {
  private Topics() {}

  public static final Topic<SignedCommandRecord> COMMANDS =
      topic(
          "keystream.commands.v1",
          new SignedCommandRecord(),
          Lanes.KEYS,
          new Kept.For(Duration.ofDays(7)));

  public static final Topic<CommandReplyRecord> COMMAND_REPLIES =
      topic(
          "keystream.command-replies.v1",
          new CommandReplyRecord(),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofHours(1)));

  /** Partition by partition beside the commands. */
  public static final Topic<KeyEventRecord> KEY_EVENTS =
      topic(
          "keystream.key-events.v1",
          new KeyEventRecord(),
          Lanes.KEYS,
          new Kept.ForEver(),
          "KeyEventRecord-0d4f6784412f80ed",
          "KeyEventRecord-f952c027ead74bf8",
          "KeyEventRecord-7c9951ac048b2aa1");

  public static final Topic<KeyStateRecord> KEY_STATE =
      topic(
          "keystream.key-state.v1",
          new KeyStateRecord(),
          Lanes.KEYS,
          new Kept.Newest(),
          "KeyStateRecord-2b179118c48f9b12",
          "KeyStateRecord-d8c41b544577d625");

  public static final Topic<KeyMaterialRecord> KEY_MATERIAL =
      topic("keystream.key-material.v1", new KeyMaterialRecord(), Lanes.KEYS, new Kept.Newest());

  /**
   * As long as a session lives, and as long again. Not compacted: whoever wrote garbage under the
   * same record key would have the genuine opening deleted.
   */
  public static final Topic<SessionOpeningRecord> CRYPTO_SESSIONS =
      topic(
          "keystream.crypto-sessions.v1",
          new SessionOpeningRecord(),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofHours(2)));

  public static final Topic<SealedRequestRecord> CRYPTO_REQUESTS =
      new Topic<>(
          "keystream.crypto-requests.v1",
          new Codec<>(new SealedRequestRecord(), List.of(), new SealedRequestCoder()),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofHours(1)));

  public static final Topic<SealedReplyRecord> CRYPTO_REPLIES =
      new Topic<>(
          "keystream.crypto-replies.v1",
          new Codec<>(new SealedReplyRecord(), List.of(), new SealedReplyCoder()),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofHours(1)));

  /** As long as the longest budget's window. */
  public static final Topic<CountedKeyRecord> COUNTED_KEYS =
      topic(
          "keystream.counted-keys.v1",
          new CountedKeyRecord(),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofDays(1)));

  public static final Topic<AuditRecord> AUDIT_LOG =
      topic(
          "keystream.audit-log.v1",
          new AuditRecord(),
          Lanes.REQUESTS,
          new Kept.ForEver(),
          "AuditRecord-a3a216eba02323f0",
          "AuditRecord-72fa3e46784d3ae8",
          "AuditRecord-0e7c17a1689cc5db");

  public static final Topic<AlertRecord> ALERTS =
      topic(
          "keystream.alerts.v1",
          new AlertRecord(),
          Lanes.REQUESTS,
          new Kept.For(Duration.ofDays(365)),
          "AlertRecord-69093143da256883");

  public static final Topic<SignedCommandRecord> ACCESS_COMMANDS =
      topic(
          "keystream.access-commands.v1",
          new SignedCommandRecord(),
          Lanes.ONE,
          new Kept.For(Duration.ofDays(7)));

  /** In one order, because whose signature counts depends on what was decided before. */
  public static final Topic<AccessEventRecord> ACCESS_EVENTS =
      topic(
          "keystream.access-events.v1",
          new AccessEventRecord(),
          Lanes.ONE,
          new Kept.ForEver(),
          "AccessEventRecord-91d7a5e64c6afde9",
          "AccessEventRecord-278ea54e83582be0",
          "AccessEventRecord-542ae78a4abaa571");

  public static final Topic<DomainManifestRecord> DOMAIN_KEYS =
      topic("keystream.domain-keys.v1", new DomainManifestRecord(), Lanes.ONE, new Kept.Newest());

  /** Tells since when each key-encryption key wraps; whether it is there, the HSM says. */
  public static final Topic<KekEpochRecord> KEK_EPOCHS =
      topic("keystream.kek-epochs.v1", new KekEpochRecord(), Lanes.ONE, new Kept.Newest());

  /**
   * Longer than any token counts without being renewed, and longer than a revocation is needed. Not
   * compacted: whoever wrote garbage under the same record key would have a revocation deleted.
   */
  public static final Topic<SignedTokenRecord> TOKENS =
      topic(
          "keystream.tokens.v1",
          new SignedTokenRecord(),
          Lanes.ONE,
          new Kept.For(Duration.ofDays(33)));

  public static final Topic<SignedCommandRecord> SECRET_COMMANDS =
      topic(
          "keystream.secret-commands.v1",
          new SignedCommandRecord(),
          Lanes.KEYS,
          new Kept.For(Duration.ofDays(7)));

  /** Partition by partition beside the commands. */
  public static final Topic<SecretEventRecord> SECRET_EVENTS =
      topic("keystream.secret-events.v1", new SecretEventRecord(), Lanes.KEYS, new Kept.ForEver());

  /** Ciphertexts: what no event names, or names no more, is deleted by whoever wrote it. */
  public static final Topic<SecretValueRecord> SECRET_VALUES =
      topic("keystream.secret-values.v1", new SecretValueRecord(), Lanes.KEYS, new Kept.Newest());

  public static final List<Topic<?>> ALL =
      List.of(
          COMMANDS,
          COMMAND_REPLIES,
          KEY_EVENTS,
          KEY_STATE,
          KEY_MATERIAL,
          CRYPTO_SESSIONS,
          CRYPTO_REQUESTS,
          CRYPTO_REPLIES,
          COUNTED_KEYS,
          AUDIT_LOG,
          ALERTS,
          ACCESS_COMMANDS,
          ACCESS_EVENTS,
          DOMAIN_KEYS,
          KEK_EPOCHS,
          TOKENS,
          SECRET_COMMANDS,
          SECRET_EVENTS,
          SECRET_VALUES);

  private static <V extends SpecificRecordBase> Topic<V> topic(
      String name, V prototype, Lanes lanes, Kept kept, String... earlier) {
    var before = Stream.of(earlier).map(EarlierSchemas::read).toList();
    return new Topic<>(name, new Codec<>(prototype, before), lanes, kept);
  }
}
