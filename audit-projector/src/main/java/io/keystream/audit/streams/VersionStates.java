package io.keystream.audit.streams;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of a version's state, from the version, its key's configuration and the event that
 * changed either.
 */
final class VersionStates {

  private static final Material NOTHING = new Material("", "", "");

  private VersionStates() {}

  /** A destroyed version keeps what the record says of its material: check value, public half. */
  static KeyStateRecord next(
      Key.Present key, Version version, @Nullable KeyStateRecord before, KeyEventRecord cause) {
    var spec = key.spec();
    var set = key.configuration();
    var known = before == null ? NOTHING : material(before);
    var material = material(version, known);
    return new KeyStateRecord(
        cause.getKey(),
        version.number().number(),
        spec.algorithm().name(),
        spec.custody().name(),
        version.state(),
        before != null && before.getState().equals(version.state())
            ? before.getSince()
            : cause.getOccurredAt(),
        destroyAt(version.destruction(), before),
        material.checkValue(),
        material.publicKey(),
        material.protectedBy(),
        cause.getSequence(),
        before == null ? cause.getOccurredAt() : before.getCreatedAt(),
        set.minDecryptionVersion().number(),
        set.minEncryptionVersion().number(),
        set.minAvailableVersion().number(),
        set.deletionAllowed(),
        key.provenance().origin().name(),
        key.provenance().isImported(version.number()));
  }

  private static @Nullable Instant destroyAt(
      Destruction destruction, @Nullable KeyStateRecord before) {
    return switch (destruction) {
      case Destruction.None _ -> null;
      case Destruction.Scheduled(var at) -> at;
      case Destruction.Started _ -> before == null ? null : before.getDestroyAt();
    };
  }

  private static Material material(KeyStateRecord record) {
    return new Material(record.getCheckValue(), record.getPublicKey(), record.getProtectedBy());
  }

  private static Material material(Version version, Material known) {
    return switch (version) {
      case Version.Requested _, Version.Failed _ -> NOTHING;
      case Version.PreActive(_, var material, _) -> material;
      case Version.Active(_, var material) -> material;
      case Version.Suspended(_, var material, _, _) -> material;
      case Version.Deactivated(_, var material, _) -> material;
      case Version.Compromised(_, var material, _, _) -> material;
      case Version.Destroyed _, Version.DestroyedCompromised _ -> known;
    };
  }
}
