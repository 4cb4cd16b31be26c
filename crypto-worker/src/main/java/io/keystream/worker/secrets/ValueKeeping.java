package io.keystream.worker.secrets;

import io.keystream.edge.NotRecorded;
import io.keystream.follow.NotCurrent;
import io.keystream.schemas.wire.SecretValueRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes ciphertexts away that were given up or that no event came to name, and has the key's active
 * version wrap what an earlier one has wrapped. A second worker that does the same at the same time
 * does no harm: what was given up and written again is taken away again.
 */
final class ValueKeeping implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ValueKeeping.class);

  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);
  private static final int AT_ONCE = 500;

  private final SecretEvents events;
  private final StoredValues values;
  private final ValueSealing sealing;
  private final ValueLog written;
  private final BooleanSupplier isMine;
  private final Runnable catchUp;
  private final UnnamedValues unnamed = new UnnamedValues();
  private final Map<String, Long> triedInVain = new HashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("secret values").factory());

  private ValueKeeping(
      SecretEvents events,
      StoredValues values,
      ValueSealing sealing,
      ValueLog written,
      BooleanSupplier isMine,
      Runnable catchUp) {
    this.events = events;
    this.values = values;
    this.sealing = sealing;
    this.written = written;
    this.isMine = isMine;
    this.catchUp = catchUp;
  }

  /**
   * Begins.
   *
   * @param isMine whether this worker is the one that does it
   * @param catchUp returns when every event is known that was written before
   */
  static ValueKeeping start(
      SecretEvents events,
      StoredValues values,
      ValueSealing sealing,
      ValueLog written,
      BooleanSupplier isMine,
      Runnable catchUp) {
    var keeping = new ValueKeeping(events, values, sealing, written, isMine, catchUp);
    var _ =
        keeping.thread.scheduleWithFixedDelay(
            keeping::round, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return keeping;
  }

  /** On its one thread. */
  private void round() {
    try {
      if (isMine.getAsBoolean()) {
        values
            .some(stored -> events.isGivenUp(stored.recordKey()), AT_ONCE)
            .forEach(written::remove);
        removeUnnamed();
        wrapAgain();
      }
    } catch (NotRecorded | NotCurrent | ValueUnavailable e) {
      log.atWarn().setMessage("values of secrets wait for the next round").setCause(e).log();
    } catch (RuntimeException e) {
      // A defect that one round meets must not end all of them without a word.
      log.atError().setMessage("a round over the values of secrets met a defect").setCause(e).log();
    }
  }

  /** An event that comes late may name one after all. */
  private void removeUnnamed() {
    var overdue =
        unnamed.overdue(
            values.keys(stored -> events.isUnnamed(stored.recordKey())), System.nanoTime());
    if (!overdue.isEmpty()) {
      catchUp.run();
      values
          .some(
              stored ->
                  overdue.contains(stored.recordKey()) && events.isUnnamed(stored.recordKey()),
              AT_ONCE)
          .forEach(written::remove);
    }
  }

  /** Those that cannot be wrapped again at this time hold nobody else up. */
  private void wrapAgain() {
    var active = sealing.activeVersion();
    if (active == 0) {
      return;
    }
    var now = System.nanoTime();
    triedInVain.values().removeIf(at -> now - at >= BETWEEN_TRIES.toNanos());
    var some = values.some(stored -> needsWrapping(stored, active), AT_ONCE);
    var failures = some.stream().map(this::wrapAgain).flatMap(Optional::stream).toList();
    if (!failures.isEmpty()) {
      log.atWarn()
          .addKeyValue("values", failures.size())
          .addKeyValue("first", failures.getFirst())
          .log("values of secrets are not wrapped again by the key's active version");
    }
  }

  private boolean needsWrapping(StoredValues.Stored stored, int active) {
    return stored.keyVersion() != active
        && !triedInVain.containsKey(stored.recordKey())
        && !events.isGivenUp(stored.recordKey());
  }

  /** Why not, with its path; empty where it was. */
  private Optional<String> wrapAgain(SecretValueRecord record) {
    try {
      written.put(sealing.wrapAgain(record));
      return Optional.empty();
    } catch (ValueUnavailable e) {
      var key = StoredValues.recordKey(record.getPath(), record.getValueId());
      triedInVain.put(key, System.nanoTime());
      return Optional.of(key + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
