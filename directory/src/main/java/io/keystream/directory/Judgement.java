package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.AccessRefusal;
import io.keystream.schemas.wire.AccessCommandRecord;
import java.time.Instant;

/** What the domain decides of a genuine command. */
public sealed interface Judgement {

  /**
   * It leads to an event.
   *
   * @param at the time it was decided for
   */
  record Accepted(
      Opened.Genuine<AccessCommandRecord, AccessCommand> command, AccessEvent event, Instant at)
      implements Judgement {}

  record Refused(AccessRefusal reason) implements Judgement {}
}
