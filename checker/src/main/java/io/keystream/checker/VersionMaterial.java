package io.keystream.checker;

import io.keystream.domain.key.Material;
import io.keystream.domain.key.Version;
import org.jspecify.annotations.Nullable;

/** The material a version has in its state. */
final class VersionMaterial {
  private VersionMaterial() {}

  /** Null before it was made and after it was destroyed. */
  static @Nullable Material of(Version version) {
    return switch (version) {
      case Version.PreActive(_, var material, _) -> material;
      case Version.Active(_, var material) -> material;
      case Version.Suspended(_, var material, _, _) -> material;
      case Version.Deactivated(_, var material, _) -> material;
      case Version.Compromised(_, var material, _, _) -> material;
      case Version.Requested _,
          Version.Failed _,
          Version.Destroyed _,
          Version.DestroyedCompromised _ ->
          null;
    };
  }
}
