package io.keystream.checker;

import io.keystream.domain.access.AttemptPlaces;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the audit log says of requests or commands of one partition that nobody known had sealed or
 * signed.
 *
 * <p>A count has two records: one where it begins, in the transaction that passed the first of
 * them, and one that tells it, some time after the minute is over. Between the two it explains
 * whatever is passed, up to the next stranger's record: the worker that is counting makes none.
 */
final class PassedOverLane {

  private final String topic;
  private final int partition;
  private final NavigableSet<Long> alone = new TreeSet<>();
  private final NavigableMap<Long, Count> counts = new TreeMap<>();
  private long begin;

  PassedOverLane(String topic, int partition) {
    this.topic = topic;
    this.partition = partition;
  }

  void keepFrom(long offset) {
    begin = offset;
  }

  void tell(AttemptPlaces places) {
    switch (places) {
      case AttemptPlaces.One(_, var offset) -> alone.add(offset);
      case AttemptPlaces.From(_, var first) -> {
        alone.add(first);
        counts.computeIfAbsent(first, Count::new);
      }
      case AttemptPlaces.Counted(_, var first, var last, var count) ->
          counts.computeIfAbsent(first, Count::new).tell(last, count);
    }
    forget();
  }

  /** Of what lies before, only the newest matters: a count may have begun with it. */
  private void forget() {
    var newest = alone.lower(begin);
    if (newest != null) {
      alone.headSet(newest, false).clear();
      counts.headMap(newest, false).values().removeIf(count -> count.endsBefore(begin));
    }
  }

  boolean isRecordedAlone(long offset) {
    return alone.contains(offset);
  }

  boolean accountsFor(long offset) {
    if (alone.contains(offset)) {
      return true;
    }
    for (var count : counts.headMap(offset, true).descendingMap().values()) {
      if (count.isTold()
          ? offset <= count.last
          : alone.subSet(count.first, false, offset, true).isEmpty()) {
        count.meet(offset);
        return true;
      }
    }
    return false;
  }

  void finish(Findings findings) {
    for (var count : counts.values()) {
      if (count.isTold() && count.met > count.alsoCounted()) {
        findings.add(
            Rule.CONSUMED_IS_RECORDED,
            at(count.firstMet),
            "%d records up to offset %d were consumed without a record, and the audit log counts %d"
                .formatted(count.met, count.last, count.alsoCounted()));
      } else if (!count.isTold() && count.met > 0 && alone.higher(count.first) != null) {
        findings.add(
            Rule.STRANGERS_ARE_COUNTED,
            at(count.firstMet),
            "%d records behind offset %d were consumed and counted, and the count was never told"
                .formatted(count.met, count.first));
      }
    }
  }

  private Location at(long offset) {
    return new Location(topic, partition, offset);
  }

  /** Requests that were counted, the first of them with a record of its own. */
  private static final class Count {

    private static final long UNTOLD = -1;

    final long first;
    long last = UNTOLD;
    long told;
    long met;
    long firstMet;

    Count(long first) {
      this.first = first;
    }

    void tell(long last, long count) {
      this.last = last;
      this.told = count;
    }

    boolean isTold() {
      return last != UNTOLD;
    }

    boolean endsBefore(long offset) {
      return last < offset;
    }

    /** How many have no other record. */
    long alsoCounted() {
      return told - 1;
    }

    /** One that has no other record. */
    void meet(long offset) {
      firstMet = met == 0 ? offset : Math.min(firstMet, offset);
      met++;
    }
  }
}
