package io.keystream.client;

import io.keystream.domain.key.KeyVersion;

/** What became of a version whose material the HSM was asked for. */
public sealed interface VersionOutcome {

  KeyVersion version();

  /** It protects. */
  record Active(KeyVersion version) implements VersionOutcome {}

  /** Its material exists; an operator activates it. */
  record PreActive(KeyVersion version) implements VersionOutcome {}

  /** The HSM could not make the material. */
  record Failed(KeyVersion version, String reason) implements VersionOutcome {}
}
