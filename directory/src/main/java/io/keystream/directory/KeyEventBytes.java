package io.keystream.directory;

import static io.keystream.credentials.Fields.u32;
import static io.keystream.credentials.Fields.u64;
import static io.keystream.credentials.Fields.utf8;

import io.keystream.credentials.Fields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MaterialSource;
import io.keystream.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service signs of an event about a key: what happened, of which command, where it stands,
 * when, and what was known of access.
 *
 * <p>They are made of the event's values and not of its record, whose bytes change with its schema.
 */
final class KeyEventBytes {

  private static final String LABEL = "keystream key event 1";

  private KeyEventBytes() {}

  /**
   * The bytes to sign.
   *
   * @param command in single-object encoding, as its caller signed it
   */
  static byte[] of(Fingerprint platform, byte[] command, EventPlace place, KeyEvent event) {
    var fields =
        new ArrayList<>(
            List.of(
                platform.toBytes(),
                utf8(Topics.KEY_EVENTS.name()),
                command,
                u32(place.partition()),
                u64(place.sequence()),
                u64(place.occurredAt().toEpochMilli()),
                u64(place.accessVersion()),
                utf8(event.key().path())));
    fields.addAll(values(event));
    return Fields.of(LABEL, fields.toArray(byte[][]::new));
  }

  /**
   * Its name, and what it says beside the key; where a key comes from, only if that is not the HSM:
   * so signatures hold from before keys came from anywhere else.
   */
  private static List<byte[]> values(KeyEvent event) {
    return switch (event) {
      case KeyEvent.Created(_, var spec, var origin) ->
          origin.isImported()
              ? List.of(
                  utf8("Created"),
                  utf8(spec.algorithm().name()),
                  utf8(spec.custody().name()),
                  utf8(origin.name()))
              : List.of(
                  utf8("Created"), utf8(spec.algorithm().name()), utf8(spec.custody().name()));
      case KeyEvent.VersionRequested(_, var version, var activation, var source) ->
          switch (source) {
            case MaterialSource.Generated _ ->
                List.of(utf8("VersionRequested"), of(version), utf8(activation.name()));
            case MaterialSource.Imported(var envelope, var hash) ->
                List.of(
                    utf8("VersionRequested"),
                    of(version),
                    utf8(activation.name()),
                    utf8(envelope.hex()),
                    utf8(hash.name()));
          };
      case KeyEvent.Generated(_, var version, var material) ->
          List.of(
              utf8("Generated"),
              of(version),
              utf8(material.checkValue()),
              utf8(material.publicKey()),
              utf8(material.protectedBy()));
      case KeyEvent.GenerationFailed(_, var version, var reason) ->
          List.of(utf8("GenerationFailed"), of(version), utf8(reason));
      case KeyEvent.Activated(_, var version) -> List.of(utf8("Activated"), of(version));
      case KeyEvent.Suspended(_, var version, var reason) ->
          List.of(utf8("Suspended"), of(version), utf8(reason));
      case KeyEvent.Resumed(_, var version) -> List.of(utf8("Resumed"), of(version));
      case KeyEvent.Deactivated(_, var version) -> List.of(utf8("Deactivated"), of(version));
      case KeyEvent.Compromised(_, var version, var reason) ->
          List.of(utf8("Compromised"), of(version), utf8(reason));
      case KeyEvent.DestructionScheduled(_, var version, var at) ->
          List.of(utf8("DestructionScheduled"), of(version), of(at));
      case KeyEvent.DestructionCancelled(_, var version) ->
          List.of(utf8("DestructionCancelled"), of(version));
      case KeyEvent.DestructionStarted(_, var version) ->
          List.of(utf8("DestructionStarted"), of(version));
      case KeyEvent.Destroyed(_, var version) -> List.of(utf8("Destroyed"), of(version));
      case KeyEvent.Configured(_, var minDecryption, var minEncryption, var deletionAllowed) ->
          List.of(
              utf8("Configured"),
              of(minDecryption),
              u32(minEncryption.number()),
              of(deletionAllowed));
      case KeyEvent.Trimmed(_, var minAvailable) -> List.of(utf8("Trimmed"), of(minAvailable));
    };
  }

  private static byte[] of(KeyVersion version) {
    return u32(version.number());
  }

  private static byte[] of(boolean value) {
    return new byte[] {(byte) (value ? 1 : 0)};
  }

  private static byte[] of(Instant time) {
    return u64(time.toEpochMilli());
  }
}
