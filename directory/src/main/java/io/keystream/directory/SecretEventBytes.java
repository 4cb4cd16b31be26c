package io.keystream.directory;

import static io.keystream.credentials.Fields.u32;
import static io.keystream.credentials.Fields.u64;
import static io.keystream.credentials.Fields.utf8;

import io.keystream.credentials.Fields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What a service signs of an event about a secret: what happened, of which command, where it
 * stands, when, and what was known of access.
 *
 * <p>They are made of the event's values and not of its record, whose bytes change with its schema.
 */
final class SecretEventBytes {

  private static final String LABEL = "keystream secret event 1";

  private SecretEventBytes() {}

  /**
   * The bytes to sign.
   *
   * @param command in single-object encoding, as its issuer signed it
   */
  static byte[] of(Fingerprint platform, byte[] command, EventPlace place, SecretEvent event) {
    var fields =
        new ArrayList<>(
            List.of(
                platform.toBytes(),
                utf8(Topics.SECRET_EVENTS.name()),
                command,
                u32(place.partition()),
                u64(place.sequence()),
                u64(place.occurredAt().toEpochMilli()),
                u64(place.accessVersion()),
                utf8(SecretSubject.of(event).path())));
    fields.addAll(values(event));
    return Fields.of(LABEL, fields.toArray(byte[][]::new));
  }

  /** Its name, and what it says beside the path. */
  private static List<byte[]> values(SecretEvent event) {
    return switch (event) {
      case SecretEvent.Written(_, var version, var value, var createdAt, var deletion) ->
          List.of(
              utf8("Written"),
              u32(version.number()),
              utf8(value.id().toString()),
              utf8(value.sha256()),
              u64(createdAt.toEpochMilli()),
              of(deletion));
      case SecretEvent.Dropped(_, var versions) -> List.of(utf8("Dropped"), of(versions));
      case SecretEvent.Deleted(_, var versions, var at) ->
          List.of(utf8("Deleted"), of(versions), u64(at.toEpochMilli()));
      case SecretEvent.Undeleted(_, var versions, var deletion) ->
          List.of(utf8("Undeleted"), of(versions), of(deletion));
      case SecretEvent.Destroyed(_, var versions) -> List.of(utf8("Destroyed"), of(versions));
      case SecretEvent.MetadataSet(_, var settings, var custom, var at) ->
          List.of(
              utf8("MetadataSet"),
              u32(settings.maxVersions()),
              of(settings.cas()),
              of(settings.deleteVersionAfter()),
              of(custom.pairs()),
              u64(at.toEpochMilli()));
      case SecretEvent.Removed _ -> List.of(utf8("Removed"));
      case SecretEvent.StoreConfigured(var configuration) ->
          List.of(
              utf8("StoreConfigured"),
              u32(configuration.maxVersions()),
              of(configuration.cas()),
              of(configuration.deleteVersionAfter()));
    };
  }

  private static byte[] of(SortedSet<SecretVersion> versions) {
    return Fields.of(
        "versions", versions.stream().map(v -> u32(v.number())).toArray(byte[][]::new));
  }

  private static byte[] of(SortedMap<String, String> pairs) {
    var fields = new ArrayList<byte[]>();
    pairs.forEach((key, value) -> {
      fields.add(utf8(key));
      fields.add(utf8(value));
    });
    return Fields.of("pairs", fields.toArray(byte[][]::new));
  }

  /** Nothing for never. */
  private static byte[] of(Deletion deletion) {
    return switch (deletion) {
      case Deletion.None _ -> new byte[0];
      case Deletion.From(var time) -> u64(time.toEpochMilli());
    };
  }

  private static byte[] of(CasRule rule) {
    return utf8(rule.name());
  }

  private static byte[] of(Duration time) {
    return u64(time.toSeconds());
  }
}
