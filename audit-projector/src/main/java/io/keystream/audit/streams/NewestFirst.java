package io.keystream.audit.streams;

import io.keystream.streams.StoreOfPartition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks one index of all partitions at once, from the newest record to the oldest. */
final class NewestFirst implements Iterator<NewestFirst.Found>, AutoCloseable {

  /** A record's place and, unless it has left the view meanwhile, its bytes. */
  record Found(AuditCursor cursor, StoredRecord row) {
    byte @Nullable [] bytes() {
      return row.bytes();
    }
  }

  /** A record's bytes, read when they are asked for. */
  interface StoredRecord {
    byte @Nullable [] bytes();
  }

  private final List<Rows> open = new ArrayList<>();
  private final PriorityQueue<Rows> newest =
      new PriorityQueue<>(Comparator.comparing(Rows::head).reversed());

  private NewestFirst() {}

  /**
   * @param keptSince rows before this time are passed over: some partition has lost its own
   */
  static NewestFirst of(
      List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>>> stores,
      AuditQuery query,
      long keptSince) {
    var walk = new NewestFirst();
    try {
      for (var part : stores) {
        walk.add(part, query, keptSince);
      }
      return walk;
    } catch (RuntimeException e) {
      walk.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    return !newest.isEmpty();
  }

  @Override
  public Found next() {
    var rows = newest.poll();
    if (rows == null) {
      throw new NoSuchElementException();
    }
    var found = rows.next();
    if (rows.hasNext()) {
      newest.add(rows);
    }
    return found;
  }

  @Override
  public void close() {
    open.forEach(Rows::close);
  }

  private void add(
      StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>> part,
      AuditQuery query,
      long keptSince) {
    var from = query.from() == null ? 0 : query.from().toEpochMilli();
    var first = AuditPlace.firstAt(Math.max(from, keptSince));
    var to = query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli();
    var last = AuditPlace.lastBefore(to);
    if (query.after() != null) {
      var behind = query.after().lastBefore(part.partition());
      last = behind.compareTo(last) < 0 ? behind : last;
    }
    if (first.compareTo(last) > 0) {
      return;
    }
    var index = query.index();
    var rows =
        new Rows(
            part,
            index,
            part.store()
                .reverseRange(index.row(query.term(), first), index.row(query.term(), last)));
    open.add(rows);
    if (rows.hasNext()) {
      newest.add(rows);
    }
  }

  /** The rows of one partition. */
  private record Rows(
      StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>> part,
      AuditIndex index,
      KeyValueIterator<Bytes, byte[]> rows) {

    boolean hasNext() {
      return rows.hasNext();
    }

    AuditCursor head() {
      return cursor(rows.peekNextKey());
    }

    Found next() {
      var row = rows.next();
      var place = AuditIndex.place(row.key);
      return new Found(
          cursor(row.key),
          () -> index == AuditIndex.TIME ? row.value : part.store().get(AuditIndex.record(place)));
    }

    void close() {
      rows.close();
    }

    private AuditCursor cursor(Bytes row) {
      var place = AuditIndex.place(row);
      return new AuditCursor(place.millis(), part.partition(), place.offset());
    }
  }
}
