package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;

/** What a token knows material by: no two have the same label or the same check context. */
public sealed interface MaterialName permits MaterialId, DomainMaterialId {

  /**
   * The name of the material inside a token (CKA_LABEL): at most 32 printable ASCII characters,
   * because tokens cut longer ones.
   */
  String label();

  /** What binds the check value of this material to its name and algorithm. */
  default CheckContext checkContext(KeyAlgorithm algorithm) {
    return new CheckContext(this, algorithm);
  }

  /** For messages to an operator. */
  String words();

  /** Part of the {@link CheckContext}; no key's path has its first part. */
  String checkText();
}
