package io.keystream.domain.key;

/** Which versions a command means. */
public sealed interface VersionScope {

  /** Every version that the command can apply to. */
  record All() implements VersionScope {}

  /** One version. */
  record One(KeyVersion number) implements VersionScope {}
}
