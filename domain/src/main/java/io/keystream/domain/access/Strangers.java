package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps those who cannot prove who they are from filling the audit log, which is kept for ever: so
 * many of their attempts are recorded in a minute, the rest is counted, lane by lane.
 *
 * <p>Whoever takes a lane over goes on with what was counted there and is not told: it is kept with
 * the position of the lane, as a {@link Missed} writes itself.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class Strangers {

  public static final int RECORDED_PER_MINUTE = 60;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Missed> counted = new LinkedHashMap<>();
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

  /**
   * Attempts of one lane that were counted, the first among them.
   *
   * @param since when the minute began in which the first of them came
   */
  public record Missed(AttemptPlaces.Counted places, Instant since) {

    /** Reads what {@link #toString} wrote; empty if it is something else. */
    public static Optional<Missed> parse(String text) {
      var parts = text.split(" ", 2);
      try {
        return parts.length == 2
                && AttemptPlaces.parse(parts[1]).orElse(null)
                    instanceof AttemptPlaces.Counted places
            ? Optional.of(new Missed(places, Instant.parse(parts[0])))
            : Optional.empty();
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }

    Missed and(long next) {
      return new Missed(places.and(next), since);
    }

    /** {@code 2026-03-02T12:00:00Z topic/partition/first..last (count)}. */
    @Override
    public String toString() {
      return since + " " + places;
    }
  }

  /**
   * Takes in the attempt at this place; after {@link #missed} was asked. A lane that counts goes on
   * counting until that is told.
   */
  public Kept attempt(Instant now, AttemptPlaces.One place) {
    var begun = counted.get(place.lane());
    if (begun != null) {
      counted.put(place.lane(), begun.and(place.offset()));
      return Kept.COUNTED;
    }
    if (isOver(since, now)) {
      since = now;
      recorded = 0;
    }
    if (recorded < RECORDED_PER_MINUTE) {
      recorded++;
      return Kept.RECORDED;
    }
    var first = new AttemptPlaces.Counted(place.lane(), place.offset(), place.offset(), 1);
    counted.put(place.lane(), new Missed(first, since));
    return Kept.BEGINS_COUNT;
  }

  /** What was counted in a minute that is over, told once. */
  public List<Missed> missed(Instant now) {
    return List.copyOf(counted.keySet()).stream()
        .flatMap(lane -> missed(now, lane).stream())
        .toList();
  }

  /** The same of one lane. */
  public Optional<Missed> missed(Instant now, String lane) {
    var told = untold(lane).filter(missed -> isOver(missed.since(), now));
    told.ifPresent(_ -> counted.remove(lane));
    return told;
  }

  /** Whether nothing is counted in any lane, as nearly always. */
  public boolean isIdle() {
    return counted.isEmpty();
  }

  /** What was counted in a lane and is not told: to be kept with its position. */
  public Optional<Missed> untold(String lane) {
    return Optional.ofNullable(counted.get(lane));
  }

  /** Goes on with what was kept. */
  public void goOn(Missed untold) {
    counted.put(untold.places().lane(), untold);
  }

  /** Nobody knows which of the records that were asked for are on the log: begins anew. */
  public void forget() {
    counted.clear();
    recorded = 0;
  }

  /** Somebody else goes on with what was counted there. */
  public void leave(String lane) {
    counted.remove(lane);
  }

  /** A clock that was set back ends the minute too. */
  private static boolean isOver(Instant since, Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(MINUTE));
  }
}
