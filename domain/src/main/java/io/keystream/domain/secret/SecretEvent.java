package io.keystream.domain.secret;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What happened to a secret, or to the store that it is in. */
public sealed interface SecretEvent {

  /** About one secret. */
  sealed interface AboutSecret extends SecretEvent {
    SecretPath path();
  }

  /** A version was added. */
  record Written(
      SecretPath path,
      SecretVersion version,
      ValueReference value,
      Instant createdAt,
      Deletion deletion)
      implements AboutSecret {}

  /** There were more versions than are kept; nothing is known of these any more. */
  record Dropped(SecretPath path, SortedSet<SecretVersion> versions) implements AboutSecret {
    public Dropped {
      versions = copy(versions);
    }
  }

  record Deleted(SecretPath path, SortedSet<SecretVersion> versions, Instant deletedAt)
      implements AboutSecret {
    public Deleted {
      versions = copy(versions);
    }
  }

  /**
   * They can be read again.
   *
   * @param deletion when they will be deleted by themselves, where they will
   */
  record Undeleted(SecretPath path, SortedSet<SecretVersion> versions, Deletion deletion)
      implements AboutSecret {
    public Undeleted {
      versions = copy(versions);
    }
  }

  record Destroyed(SecretPath path, SortedSet<SecretVersion> versions) implements AboutSecret {
    public Destroyed {
      versions = copy(versions);
    }
  }

  /** From here on the secret is kept like this; it exists, if it did not. */
  record MetadataSet(SecretPath path, SecretSettings settings, CustomMetadata custom, Instant setAt)
      implements AboutSecret {}

  /** It is gone with all its versions; the path may be used again, from version 1. */
  record Removed(SecretPath path) implements AboutSecret {}

  record StoreConfigured(StoreConfiguration configuration) implements SecretEvent {}

  private static SortedSet<SecretVersion> copy(SortedSet<SecretVersion> versions) {
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("an event is about at least one version");
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(versions));
  }
}
