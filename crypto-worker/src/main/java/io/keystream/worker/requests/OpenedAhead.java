package io.keystream.worker.requests;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are opened before it is their turn, where their sessions are known.
 *
 * <p><b>Thread safety:</b> for one thread; another helps.
 */
final class OpenedAhead {

  /** Fewer are opened before another thread is awake. */
  private static final int FEWEST = 8;

  private final Function<ConsumerRecord<String, byte[]>, Unsealed> inTurn;
  private final Function<ConsumerRecord<String, byte[]>, @Nullable Unsealed> ahead;
  private final SealThread helper;
  private final Deque<Opening> openings = new ArrayDeque<>();

  /**
   * Opens with the help of another thread.
   *
   * @param inTurn opens whatever comes
   * @param ahead opens what comes in a known session, on any thread; null for everything else
   */
  OpenedAhead(
      Function<ConsumerRecord<String, byte[]>, Unsealed> inTurn,
      Function<ConsumerRecord<String, byte[]>, @Nullable Unsealed> ahead,
      SealThread helper) {
    this.inTurn = inTurn;
    this.ahead = ahead;
    this.helper = helper;
  }

  /** A record, and what it turns out to be; null while nobody knows its session. */
  private record Opening(
      ConsumerRecord<String, byte[]> record, FutureTask<@Nullable Unsealed> unsealed) {}

  /** Begins with what was polled. */
  void begin(ConsumerRecords<String, byte[]> records) {
    forget();
    if (records.count() < FEWEST) {
      return;
    }
    var work = new ArrayList<FutureTask<?>>();
    for (var record : records) {
      var unsealed = new FutureTask<@Nullable Unsealed>(() -> ahead.apply(record));
      openings.add(new Opening(record, unsealed));
      work.add(unsealed);
    }
    helper.start(work);
  }

  /** Opens a record now, unless that is done. Records come as they were polled, some left out. */
  Unsealed open(ConsumerRecord<String, byte[]> record) {
    for (var next = openings.poll(); next != null; next = openings.poll()) {
      if (isOf(next, record)) {
        var unsealed = unsealed(next.unsealed());
        return unsealed == null ? inTurn.apply(record) : unsealed;
      }
      forget(next);
    }
    return inTurn.apply(record);
  }

  /** What was opened is not wanted: it will be polled again, or is another worker's. */
  void forget() {
    openings.forEach(OpenedAhead::forget);
    openings.clear();
  }

  // What was polled is one object, here and there.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOf(Opening opening, ConsumerRecord<String, byte[]> record) {
    return opening.record() == record;
  }

  private static void forget(Opening opening) {
    var isOpen = !opening.unsealed().cancel(false);
    if (isOpen && unsealed(opening.unsealed()) instanceof Unsealed.Genuine genuine) {
      genuine.wipe();
    }
  }

  /** Null too where it met a session that was just closed: whoever opens it in its turn sees. */
  private static @Nullable Unsealed unsealed(FutureTask<@Nullable Unsealed> task) {
    task.run();
    try {
      return task.get();
    } catch (ExecutionException _) {
      return null;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
