package io.keystream.schemas;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.Source;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.MetadataPatch;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.domain.secret.ValueReference;
import io.keystream.schemas.secretcommand.Configure;
import io.keystream.schemas.secretcommand.Delete;
import io.keystream.schemas.secretcommand.Destroy;
import io.keystream.schemas.secretcommand.Patch;
import io.keystream.schemas.secretcommand.PatchMetadata;
import io.keystream.schemas.secretcommand.PutMetadata;
import io.keystream.schemas.secretcommand.Remove;
import io.keystream.schemas.secretcommand.Undelete;
import io.keystream.schemas.secretcommand.Write;
import io.keystream.schemas.wire.CustomPairRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Commands about secrets between the domain and the wire. */
public final class SecretCommandMapping {

  /** Of what lies inside a signed command. */
  public static final Codec<SecretCommandRecord> CODEC =
      new Codec<>(new SecretCommandRecord(), List.of());

  private SecretCommandMapping() {}

  /** The value of {@link SecretCommandRecord}'s union. */
  public static SpecificRecord toUnion(SecretCommand command) {
    return switch (command) {
      case SecretCommand.Write(_, var cas, var value) ->
          new Write(SecretValues.number(cas), value.id().toString(), SecretValues.bytes(value));
      case SecretCommand.Patch(_, var cas, var base, var value) ->
          new Patch(
              SecretValues.number(cas),
              base.number(),
              value.id().toString(),
              SecretValues.bytes(value));
      case SecretCommand.Delete(_, var versions) -> new Delete(SecretValues.numbers(versions));
      case SecretCommand.Undelete(_, var versions) -> new Undelete(SecretValues.numbers(versions));
      case SecretCommand.Destroy(_, var versions) -> new Destroy(SecretValues.numbers(versions));
      case SecretCommand.PutMetadata(_, var settings, var custom) ->
          new PutMetadata(
              settings.maxVersions(),
              SecretValues.required(settings),
              SecretValues.seconds(settings),
              pairs(custom));
      case SecretCommand.PatchMetadata(_, var settings, var custom) ->
          new PatchMetadata(
              settings.maxVersions(),
              SecretValues.required(settings),
              SecretValues.seconds(settings),
              SecretValues.pairs(custom.set()),
              List.copyOf(custom.remove()));
      case SecretCommand.Remove _ -> new Remove();
      case SecretCommand.Configure(var settings) ->
          new Configure(
              settings.maxVersions(),
              SecretValues.required(settings),
              SecretValues.seconds(settings));
    };
  }

  /**
   * The command a record carries.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static SecretCommand toCommand(SecretCommandRecord record) {
    if (record.getCommand() instanceof Configure c) {
      checkStore(record);
      return new SecretCommand.Configure(
          change(c.getMaxVersions(), c.getCasRequired(), c.getDeleteVersionAfterSeconds()));
    }
    var path = new SecretPath(record.getPath());
    return switch (record.getCommand()) {
      case Write c ->
          new SecretCommand.Write(
              path, SecretValues.cas(c.getCas()), value(c.getValueId(), c.getSha256()));
      case Patch c ->
          new SecretCommand.Patch(
              path,
              SecretValues.cas(c.getCas()),
              new SecretVersion(c.getBase()),
              value(c.getValueId(), c.getSha256()));
      case Delete c -> new SecretCommand.Delete(path, SecretValues.versions(c.getVersions()));
      case Undelete c -> new SecretCommand.Undelete(path, SecretValues.versions(c.getVersions()));
      case Destroy c -> new SecretCommand.Destroy(path, SecretValues.versions(c.getVersions()));
      case PutMetadata c ->
          new SecretCommand.PutMetadata(
              path,
              change(c.getMaxVersions(), c.getCasRequired(), c.getDeleteVersionAfterSeconds()),
              custom(c.getCustomMetadata()));
      case PatchMetadata c ->
          new SecretCommand.PatchMetadata(
              path,
              change(c.getMaxVersions(), c.getCasRequired(), c.getDeleteVersionAfterSeconds()),
              new MetadataPatch(SecretValues.pairs(c.getSet()), new TreeSet<>(c.getRemove())));
      case Remove _ -> new SecretCommand.Remove(path);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not a secret command: " + other);
    };
  }

  /**
   * In whose name a record asks, and from where.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static OnBehalf onBehalf(SecretCommandRecord record) {
    return new OnBehalf(
        CallerMapping.toCaller(record.getCaller()), Source.parse(record.getSource()));
  }

  /** What a record is about, as it says. */
  public static SecretSubject subject(SecretCommandRecord record) {
    return new SecretSubject(record.getPath());
  }

  private static void checkStore(SecretCommandRecord record) {
    if (!subject(record).isStore()) {
      throw new IllegalArgumentException(
          "path must be '%s' where the store is configured".formatted(SecretSubject.STORE.path()));
    }
  }

  private static SettingsChange change(
      @Nullable Integer maxVersions, @Nullable Boolean casRequired, @Nullable Long seconds) {
    return SecretValues.change(maxVersions, casRequired, seconds);
  }

  private static ValueReference value(String id, ByteBuffer sha256) {
    return SecretValues.value(id, sha256);
  }

  private static @Nullable List<CustomPairRecord> pairs(@Nullable CustomMetadata custom) {
    return custom == null ? null : SecretValues.pairs(custom.pairs());
  }

  private static @Nullable CustomMetadata custom(@Nullable List<CustomPairRecord> pairs) {
    return pairs == null ? null : SecretValues.custom(pairs);
  }
}
