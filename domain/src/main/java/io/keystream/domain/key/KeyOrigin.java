package io.keystream.domain.key;

/** How a key began, for ever: nobody can tell who else has material that came from outside. */
public enum KeyOrigin {
  /** The HSM made its first version, and makes all others. */
  GENERATED,
  /** Its first version came from outside, and so do all others. */
  IMPORTED,
  /** Its first version came from outside; the HSM may make others. */
  IMPORTED_ROTATABLE;

  public boolean isImported() {
    return this != GENERATED;
  }

  /** Whether the HSM may make a fresh version. */
  public boolean rotates() {
    return this != IMPORTED;
  }
}
