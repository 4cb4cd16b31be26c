package io.keystream.worker.repeats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The requests of one partition that were answered within the {@link #SPAN}: long enough that a
 * repeat which comes later has missed its deadline anyway.
 *
 * <p>Ids are kept as 64-bit hashes under a secret key in one set for each minute. With five million
 * ids in the window a fresh one is mistaken for a repeat once in 10^12 times; it goes unanswered
 * then, and its caller asks again under another id.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class SeenRequests {

  /** The longest deadline. */
  public static final Duration LONGEST_DEADLINE = Duration.ofMinutes(5);

  /** The longest deadline and how far two workers' clocks may differ. */
  public static final Duration SPAN = LONGEST_DEADLINE.plusMinutes(1);

  /** At most about 32 bytes each; what comes on top is refused as busy. */
  public static final int MAX_IDS = 4_000_000;

  private static final Duration STEP = Duration.ofMinutes(1);

  private final SipHash hash;
  private final int maxIds;
  private final Deque<Minute> minutes = new ArrayDeque<>();

  SeenRequests(SipHash hash, int maxIds) {
    this.hash = hash;
    this.maxIds = maxIds;
  }

  /** What became of an id that came in. */
  public enum Novelty {
    /** Never seen: it is from now on. */
    FRESH,
    /** Answered before. */
    REPEATED,
    /** Nobody can tell later whether it came before: do not carry it out. */
    TOO_MANY
  }

  /** Judges an id and remembers it. */
  public Novelty see(String principal, String requestId, Instant now) {
    forget(now);
    var id = hash.hash(principal.length() + "/" + principal + "/" + requestId);
    for (var minute : minutes) {
      if (minute.ids.contains(id)) {
        return Novelty.REPEATED;
      }
    }
    if (size() >= maxIds) {
      return Novelty.TOO_MANY;
    }
    current(now).ids.add(id);
    return Novelty.FRESH;
  }

  int size() {
    return minutes.stream().mapToInt(minute -> minute.ids.size()).sum();
  }

  private void forget(Instant now) {
    var oldest = minutes.peekFirst();
    while (oldest != null && oldest.lastSeen.plus(SPAN).isBefore(now)) {
      minutes.removeFirst();
      oldest = minutes.peekFirst();
    }
  }

  /** A clock that went back stays in the newest minute: ids are kept longer, never shorter. */
  private Minute current(Instant now) {
    var newest = minutes.peekLast();
    if (newest == null || newest.start.plus(STEP).isBefore(now)) {
      newest = new Minute(now);
      minutes.addLast(newest);
    }
    if (now.isAfter(newest.lastSeen)) {
      newest.lastSeen = now;
    }
    return newest;
  }

  private static final class Minute {
    final Instant start;
    final LongSet ids = new LongSet();
    Instant lastSeen;

    Minute(Instant start) {
      this.start = start;
      this.lastSeen = start;
    }
  }
}
