package io.keystream.domain.secret;

/** Check-and-set: which version a write says it follows. */
public sealed interface Cas {

  /** It does not say. */
  record Unchecked() implements Cas {}

  /**
   * It is written only if this is the current version.
   *
   * @param current 0 for a secret that has never had one
   */
  record Follows(int current) implements Cas {}
}
