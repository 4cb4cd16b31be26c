package io.keystream.worker.requests;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
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

  /** Begins with what was polled. */
  void begin(ConsumerRecords<String, byte[]> records) {
    forget();
    if (records.count() < FEWEST) {
      return;
    }
    for (var record : records) {
      openings.add(new Opening(record, () -> ahead.apply(record)));
    }
    helper.start(List.copyOf(openings));
  }

  /** Opens a record now, unless that is done. Records come as they were polled, some left out. */
  Unsealed open(ConsumerRecord<String, byte[]> record) {
    for (var next = openings.poll(); next != null; next = openings.poll()) {
      if (next.isOf(record)) {
        var unsealed = next.unsealed();
        return unsealed == null ? inTurn.apply(record) : unsealed;
      }
      next.forget();
    }
    return inTurn.apply(record);
  }

  /** What was opened is not wanted: it will be polled again, or is another worker's. */
  void forget() {
    openings.forEach(Opening::forget);
    openings.clear();
  }

  /** A record, and what it turns out to be; null while nobody knows its session. */
  private static final class Opening extends FutureTask<@Nullable Unsealed> {

    private final ConsumerRecord<String, byte[]> record;

    Opening(ConsumerRecord<String, byte[]> record, Callable<@Nullable Unsealed> work) {
      super(work);
      this.record = record;
    }

    // What was polled is one object, here and there.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(ConsumerRecord<String, byte[]> polled) {
      return record == polled;
    }

    /** Null too where it met a session that was just closed: whoever opens it in its turn sees. */
    @Nullable Unsealed unsealed() {
      run();
      try {
        return get();
      } catch (ExecutionException _) {
        return null;
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }

    /** Overwrites what was opened, now or when the one who is at it is done. */
    void forget() {
      if (!cancel(false)) {
        wipe(unsealed());
      }
    }

    @Override
    protected void set(@Nullable Unsealed unsealed) {
      super.set(unsealed);
      if (isCancelled()) {
        wipe(unsealed);
      }
    }

    private static void wipe(@Nullable Unsealed unsealed) {
      if (unsealed instanceof Unsealed.Genuine genuine) {
        genuine.wipe();
      }
    }
  }
}
