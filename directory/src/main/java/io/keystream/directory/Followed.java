package io.keystream.directory;

import io.keystream.domain.access.AccessEvent;
import io.keystream.schemas.wire.AccessCommandRecord;
import java.time.Instant;

/** What a record of the access events did to the directory. */
public sealed interface Followed {

  /**
   * It holds and was applied.
   *
   * @param command that it came of
   * @param event that it is
   * @param sequence its number among those that hold
   * @param at when it was decided
   */
  record Applied(AccessCommandRecord command, AccessEvent event, long sequence, Instant at)
      implements Followed {}

  /** It does not hold and changed nothing; somebody should be told. */
  record Ignored(String why) implements Followed {}
}
