package io.keystream.domain.secret;

import java.time.Instant;

/** Whether a version is seen as deleted, and from when. */
public sealed interface Deletion {

  record None() implements Deletion {}

  /** From this moment on it is, whether that lies behind or ahead. */
  record From(Instant time) implements Deletion {}

  default boolean hasCome(Instant now) {
    return switch (this) {
      case None _ -> false;
      case From(var time) -> !now.isBefore(time);
    };
  }
}
