package io.keystream.worker.keys;

import io.keystream.domain.key.Material;
import io.keystream.domain.key.Version;
import java.util.Optional;

/** What a version's own record says of its material, as long as there is any. */
public final class VersionMaterial {
  private VersionMaterial() {}

  public static Optional<Material> of(Version version) {
    return switch (version) {
      case Version.PreActive v -> Optional.of(v.material());
      case Version.Active v -> Optional.of(v.material());
      case Version.Suspended v -> Optional.of(v.material());
      case Version.Deactivated v -> Optional.of(v.material());
      case Version.Compromised v -> Optional.of(v.material());
      case Version.Requested _,
          Version.Failed _,
          Version.Destroyed _,
          Version.DestroyedCompromised _ ->
          Optional.empty();
    };
  }
}
