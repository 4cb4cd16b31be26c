package io.keystream.directory;

import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Signing;
import io.keystream.schemas.wire.SignedCommandRecord;

/**
 * What a signed command turns out to be.
 *
 * @param <R> what lies inside
 * @param <C> what the domain makes of it
 */
public sealed interface Opened<R, C> {

  /**
   * Its caller signed it, with a certificate it has or had; what that allows is not decided here.
   */
  sealed interface Authentic<R, C> extends Opened<R, C> {

    SignedCommandRecord signed();

    R record();

    Signing signing();
  }

  /** A command. */
  record Genuine<R, C>(SignedCommandRecord signed, R record, Signing signing, C command)
      implements Authentic<R, C> {}

  /** A value is outside its limits: the message names the field. */
  record Malformed<R, C>(SignedCommandRecord signed, R record, Signing signing, String message)
      implements Authentic<R, C> {}

  /** Nobody known signed it; its caller is only asserted. */
  record Forged<R, C>(R record, AccessRefusal.NotAuthenticated reason) implements Opened<R, C> {}

  /** No command at all. */
  record Unreadable<R, C>(String message) implements Opened<R, C> {}
}
