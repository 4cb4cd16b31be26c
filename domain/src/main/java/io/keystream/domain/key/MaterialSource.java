package io.keystream.domain.key;

/** Where the material of a version comes from. */
public sealed interface MaterialSource {

  MaterialSource GENERATED = new Generated();

  /** The HSM makes it. */
  record Generated() implements MaterialSource {}

  /**
   * It was made elsewhere and comes wrapped to the HSM's wrapping key.
   *
   * @param envelope tells which envelope it is; the envelope itself is beside the record
   * @param hash of RSA-OAEP
   */
  record Imported(EnvelopeHash envelope, OaepHash hash) implements MaterialSource {}
}
