package io.keystream.domain.secret;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What may be asked of secrets and of the store that they are in. */
public sealed interface SecretCommand {

  /** About one secret. */
  sealed interface AboutSecret extends SecretCommand {
    SecretPath path();
  }

  /** Add a version with this value. */
  record Write(SecretPath path, Cas cas, ValueReference value) implements AboutSecret {}

  /**
   * Add a version with a value that was made of the current one.
   *
   * @param base the version it was made of
   */
  record Patch(SecretPath path, Cas cas, SecretVersion base, ValueReference value)
      implements AboutSecret {}

  /**
   * Let nobody read these versions until they are undeleted.
   *
   * @param versions none for the latest
   */
  record Delete(SecretPath path, SortedSet<SecretVersion> versions) implements AboutSecret {
    public Delete {
      versions = copy(versions);
    }
  }

  /** Take back the deletion of these versions. */
  record Undelete(SecretPath path, SortedSet<SecretVersion> versions) implements AboutSecret {
    public Undelete {
      versions = atLeastOne(versions);
    }
  }

  /** Give up the values of these versions for ever. */
  record Destroy(SecretPath path, SortedSet<SecretVersion> versions) implements AboutSecret {
    public Destroy {
      versions = atLeastOne(versions);
    }
  }

  /**
   * Set how a secret is kept and what is told of it; it may come before the first version.
   *
   * @param custom in place of what was told; null for as it is
   */
  record PutMetadata(SecretPath path, SettingsChange settings, @Nullable CustomMetadata custom)
      implements AboutSecret {
    public PutMetadata {
      settings.checkForSecret();
    }
  }

  /** The same for a secret that is there, pair by pair. */
  record PatchMetadata(SecretPath path, SettingsChange settings, MetadataPatch custom)
      implements AboutSecret {
    public PatchMetadata {
      settings.checkForSecret();
    }
  }

  /** Give up the secret with all its versions. */
  record Remove(SecretPath path) implements AboutSecret {}

  /** Set how every secret is kept. */
  record Configure(SettingsChange settings) implements SecretCommand {}

  private static SortedSet<SecretVersion> copy(SortedSet<SecretVersion> versions) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(versions));
  }

  private static SortedSet<SecretVersion> atLeastOne(SortedSet<SecretVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions must be at least one");
    }
    return copy(versions);
  }
}
