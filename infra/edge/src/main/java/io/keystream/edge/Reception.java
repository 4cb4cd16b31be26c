package io.keystream.edge;

import io.keystream.domain.policy.Source;
import io.keystream.follow.CurrentRounds;
import io.keystream.follow.NotCurrent;
import java.time.InstantSource;

/**
 * Where callers come in: whom what they show stands for, by everything that was written before. Who
 * is nobody is put on record and goes no further.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class Reception {

  private final Identities identities;
  private final CurrentRounds current;
  private final AuditWriter audit;
  private final InstantSource clock;

  public Reception(
      Identities identities, CurrentRounds current, AuditWriter audit, InstantSource clock) {
    this.identities = identities;
    this.current = current;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Whom a caller seems to be, for as long as it takes to read what it asks: by what is known
   * already, and only where that is nobody by all that was written.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotRecorded if a refusal is not on the log
   */
  public Recognition atTheDoor(Shown shown, Source source, long giveUpAt) {
    var early = identities.recognise(shown, source, clock.instant());
    return early instanceof Recognition.Known ? early : recognise(shown, source, giveUpAt);
  }

  /**
   * Whom it is at this moment.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotCurrent if nobody can tell what was written before
   * @throws NotRecorded if a refusal is not on the log
   */
  public Recognition recognise(Shown shown, Source source, long giveUpAt) {
    current.await(giveUpAt);
    var now = clock.instant();
    var recognised = identities.recognise(shown, source, now);
    if (recognised instanceof Recognition.Refused refused) {
      AuditWriter.await(audit.send(audit.ofRefused(source, refused, now)), giveUpAt);
    }
    return recognised;
  }
}
