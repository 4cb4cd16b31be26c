package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Signing;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/** What a signed command turns out to be. */
public sealed interface Opened {

  /** The key of a certificate that was enrolled signed it; whether it may is not decided here. */
  record Genuine(
      SignedCommandRecord signed,
      AccessCommandRecord record,
      AccessCommand command,
      Signing signing)
      implements Opened {}

  /** Signed alike, and a value is outside its limits: the message names the field. */
  record Malformed(AccessCommandRecord record, String message) implements Opened {}

  /** Nobody known signed it; its caller is only asserted. */
  record Forged(AccessCommandRecord record, AccessRefusal.NotAuthenticated reason)
      implements Opened {}

  /** No command at all. */
  record Unreadable(String message) implements Opened {}
}
