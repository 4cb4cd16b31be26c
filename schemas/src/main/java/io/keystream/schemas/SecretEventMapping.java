package io.keystream.schemas;

import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretSettings;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.schemas.secretevent.Deleted;
import io.keystream.schemas.secretevent.Destroyed;
import io.keystream.schemas.secretevent.Dropped;
import io.keystream.schemas.secretevent.MetadataSet;
import io.keystream.schemas.secretevent.Removed;
import io.keystream.schemas.secretevent.StoreConfigured;
import io.keystream.schemas.secretevent.Undeleted;
import io.keystream.schemas.secretevent.Written;
import io.keystream.schemas.wire.SecretEventRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events about secrets between the domain and the wire. */
public final class SecretEventMapping {
  private SecretEventMapping() {}

  /** The value of {@link SecretEventRecord}'s union. */
  public static SpecificRecord toUnion(SecretEvent event) {
    return switch (event) {
      case SecretEvent.Written(_, var version, var value, var createdAt, var deletion) ->
          new Written(
              version.number(),
              value.id().toString(),
              SecretValues.bytes(value),
              createdAt,
              time(deletion));
      case SecretEvent.Dropped(_, var versions) -> new Dropped(SecretValues.numbers(versions));
      case SecretEvent.Deleted(_, var versions, var at) ->
          new Deleted(SecretValues.numbers(versions), at);
      case SecretEvent.Undeleted(_, var versions, var deletion) ->
          new Undeleted(SecretValues.numbers(versions), time(deletion));
      case SecretEvent.Destroyed(_, var versions) -> new Destroyed(SecretValues.numbers(versions));
      case SecretEvent.MetadataSet(_, var settings, var custom, var at) ->
          new MetadataSet(
              settings.maxVersions(),
              settings.cas() == CasRule.REQUIRED,
              settings.deleteVersionAfter().toSeconds(),
              SecretValues.pairs(custom.pairs()),
              at);
      case SecretEvent.Removed _ -> new Removed();
      case SecretEvent.StoreConfigured(var configuration) ->
          new StoreConfigured(
              configuration.maxVersions(),
              configuration.cas() == CasRule.REQUIRED,
              configuration.deleteVersionAfter().toSeconds());
    };
  }

  /**
   * The event a record carries.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static SecretEvent toEvent(SecretEventRecord record) {
    if (record.getEvent() instanceof StoreConfigured e) {
      return configured(record, e);
    }
    var path = new SecretPath(record.getPath());
    return switch (record.getEvent()) {
      case Written e ->
          new SecretEvent.Written(
              path,
              new SecretVersion(e.getVersion()),
              SecretValues.value(e.getValueId(), e.getSha256()),
              e.getCreatedAt(),
              deletion(e.getDeletionTime()));
      case Dropped e -> new SecretEvent.Dropped(path, SecretValues.versions(e.getVersions()));
      case Deleted e ->
          new SecretEvent.Deleted(path, SecretValues.versions(e.getVersions()), e.getDeletedAt());
      case Undeleted e ->
          new SecretEvent.Undeleted(
              path, SecretValues.versions(e.getVersions()), deletion(e.getDeletionTime()));
      case Destroyed e -> new SecretEvent.Destroyed(path, SecretValues.versions(e.getVersions()));
      case MetadataSet e ->
          new SecretEvent.MetadataSet(
              path,
              new SecretSettings(
                  e.getMaxVersions(),
                  SecretValues.rule(e.getCasRequired()),
                  Duration.ofSeconds(e.getDeleteVersionAfterSeconds())),
              SecretValues.custom(e.getCustomMetadata()),
              e.getSetAt());
      case Removed _ -> new SecretEvent.Removed(path);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("not a secret event: " + other);
    };
  }

  private static SecretEvent configured(SecretEventRecord record, StoreConfigured event) {
    if (!new SecretSubject(record.getPath()).isStore()) {
      throw new IllegalArgumentException(
          "path must be '%s' where the store is configured".formatted(SecretSubject.STORE.path()));
    }
    return new SecretEvent.StoreConfigured(
        new StoreConfiguration(
            event.getMaxVersions(),
            SecretValues.rule(event.getCasRequired()),
            Duration.ofSeconds(event.getDeleteVersionAfterSeconds())));
  }

  private static @Nullable Instant time(Deletion deletion) {
    return switch (deletion) {
      case Deletion.None _ -> null;
      case Deletion.From(var time) -> time;
    };
  }

  private static Deletion deletion(@Nullable Instant time) {
    return time == null ? new Deletion.None() : new Deletion.From(time);
  }
}
