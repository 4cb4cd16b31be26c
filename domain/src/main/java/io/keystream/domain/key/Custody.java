package io.keystream.domain.key;

/** Where the material of a key lives. */
public enum Custody {
  /** Wrapped in the HSM under its key-encryption key; the blob is kept outside. */
  WRAPPED,
  /** A token object inside the HSM that nobody can wrap. */
  RESIDENT
}
