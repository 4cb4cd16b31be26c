package io.keystream.domain.secret;

import java.time.Instant;

/** A version of a secret: its value is there, though perhaps deleted, or destroyed for ever. */
public sealed interface Version {

  SecretVersion number();

  Instant createdAt();

  Deletion deletion();

  /** Its value is kept; while it is deleted nobody reads it, and it can be undeleted. */
  record Kept(SecretVersion number, ValueReference value, Instant createdAt, Deletion deletion)
      implements Version {}

  /** Its value is gone. */
  record Destroyed(SecretVersion number, Instant createdAt, Deletion deletion) implements Version {}

  /** Whether its value may be read at this moment. */
  default boolean isReadable(Instant now) {
    return switch (this) {
      case Kept kept -> !kept.deletion().hasCome(now);
      case Destroyed _ -> false;
    };
  }
}
