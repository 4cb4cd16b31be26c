package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps those who cannot prove who they are from filling the audit log, which is kept for ever: so
 * many of their attempts are recorded in a minute, the rest is counted, lane by lane.
 *
 * <p>The counts are in memory: what a process counted within the minute in which it died is not
 * told. That it was counting is known where the first of them was recorded as such.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class Strangers {

  public static final int RECORDED_PER_MINUTE = 60;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, AttemptPlaces.Counted> counted = new LinkedHashMap<>();
  private Instant since = Instant.MIN;
  private int recorded;

  /** What becomes of an attempt. */
  public enum Kept {
    /** It has a record of its own. */
    RECORDED,
    /** It begins a count of its lane. */
    BEGINS_COUNT,
    /** It is one more in the count of its lane. */
    COUNTED
  }

  /** Attempts of one lane that were counted, the first among them. */
  public record Missed(AttemptPlaces.Counted places, Instant since) {}

  /** Takes in the attempt at this place; after {@link #missed} was asked. */
  public Kept attempt(Instant now, AttemptPlaces.One place) {
    if (isOver(now)) {
      since = now;
      recorded = 0;
    }
    if (recorded < RECORDED_PER_MINUTE) {
      recorded++;
      return Kept.RECORDED;
    }
    var begun = counted.get(place.lane());
    counted.put(
        place.lane(),
        begun == null
            ? new AttemptPlaces.Counted(place.lane(), place.offset(), place.offset(), 1)
            : begun.and(place.offset()));
    return begun == null ? Kept.BEGINS_COUNT : Kept.COUNTED;
  }

  /** What was counted in a minute that is over, told once. */
  public List<Missed> missed(Instant now) {
    if (counted.isEmpty() || !isOver(now)) {
      return List.of();
    }
    var told = counted.values().stream().map(places -> new Missed(places, since)).toList();
    counted.clear();
    return told;
  }

  /** Nobody knows which of the records that were asked for are on the log: begins anew. */
  public void forget() {
    counted.clear();
    recorded = 0;
  }

  /** A clock that was set back ends the minute too. */
  private boolean isOver(Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(MINUTE));
  }
}
