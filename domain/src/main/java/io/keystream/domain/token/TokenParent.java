package io.keystream.domain.token;

/** Whether a token ends with another one. */
public sealed interface TokenParent {

  /** It stands alone. */
  record Orphan() implements TokenParent {}

  /** It counts only while this one does. */
  record ChildOf(Accessor parent) implements TokenParent {}
}
