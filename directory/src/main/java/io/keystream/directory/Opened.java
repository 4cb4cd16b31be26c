package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Signing;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/** What a signed command turns out to be. */
public sealed interface Opened {

  /**
   * Its caller signed it, with a certificate it has or had; what that allows is not decided here.
   */
  sealed interface Authentic extends Opened {

    SignedCommandRecord signed();

    AccessCommandRecord record();

    Signing signing();
  }

  /** A command. */
  record Genuine(
      SignedCommandRecord signed,
      AccessCommandRecord record,
      Signing signing,
      AccessCommand command)
      implements Authentic {}

  /** A value is outside its limits: the message names the field. */
  record Malformed(
      SignedCommandRecord signed, AccessCommandRecord record, Signing signing, String message)
      implements Authentic {}

  /** Nobody known signed it; its caller is only asserted. */
  record Forged(AccessCommandRecord record, AccessRefusal.NotAuthenticated reason)
      implements Opened {}

  /** No command at all. */
  record Unreadable(String message) implements Opened {}
}
