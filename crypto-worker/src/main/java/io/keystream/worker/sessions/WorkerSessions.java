package io.keystream.worker.sessions;

import io.keystream.follow.CurrentView;
import io.keystream.follow.EndOffsets;
import io.keystream.follow.NotCurrent;
import io.keystream.sealing.SessionId;
import io.keystream.sealing.WorkerSession;
import io.keystream.sealing.hpke.BadPoint;
import io.keystream.worker.domainkeys.PublishedKeys;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.TokenFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The sessions that requests come in, derived from their openings as they are needed and forgotten
 * when there are too many; a session that is derived again is the same.
 *
 * <p><b>Thread safety:</b> for one thread; any may ask for what is {@link #known}.
 */
public final class WorkerSessions implements AutoCloseable {

  /** All requests of a batch together wait so long for openings at most. */
  private static final Duration OPENING_LIMIT = Duration.ofSeconds(2);

  private final SessionOpenings openings;
  private final PublishedKeys keys;
  private final EndOffsets ends;
  private final CurrentView current;
  private final Map<TopicPartition, Long> endsSeen = new HashMap<>();
  private long waitedNanos;
  private boolean begun;
  private final DerivedSessions derived = new DerivedSessions();

  public WorkerSessions(KafkaClients clients, SessionOpenings openings, PublishedKeys keys) {
    this.openings = openings;
    this.keys = keys;
    this.ends = new EndOffsets(clients, "openings-end");
    this.current = openings.follower().current("sessions");
  }

  /** A session, or why there is none. */
  public sealed interface Found {

    record Known(ServedSession session) implements Found {}

    /** Nobody opened it, or nobody who may. */
    record Unknown(String reason) implements Found {}
  }

  /**
   * Before requests that were polled together: each opening was written before its requests. The
   * first time, all that are written have to be judged, or a worker that starts would take its
   * callers for strangers.
   *
   * @throws NotCurrent if they are not, or not any more
   */
  public void nextBatch() {
    if (!begun) {
      current.await();
      begun = true;
    }
    openings
        .stopped()
        .ifPresent(why -> {
          throw new NotCurrent(why);
        });
    endsSeen.clear();
    waitedNanos = 0;
  }

  /** A session that was derived already. */
  public Optional<ServedSession> known(SessionId id) {
    return derived.find(id);
  }

  /**
   * Finds a session.
   *
   * @param opening where the request says that the opening stands
   * @throws TokenFailure if the HSM does not do its part
   */
  public Found find(SessionId id, TopicPartition opening, long offset) {
    return known(id).<Found>map(Found.Known::new).orElseGet(() -> derive(id, opening, offset));
  }

  private Found derive(SessionId id, TopicPartition opening, long offset) {
    var found = openings.find(id);
    if (found.isEmpty()) {
      var end = endsSeen.computeIfAbsent(opening, this::end);
      await(opening, Math.min(offset + 1, end));
      found = openings.find(id);
      if (found.isEmpty()) {
        // It may have been published again.
        await(opening, end);
        found = openings.find(id);
      }
    }
    return found
        .map(signed -> derive(id, signed))
        .orElseGet(() -> new Found.Unknown("no session that counts was opened under this id"));
  }

  private Found derive(SessionId id, SignedOpening signed) {
    var opening = signed.opening();
    var key = keys.of(opening.epoch(), opening.suite());
    if (key.isEmpty()) {
      return new Found.Unknown(
          "opened to %s of epoch %d, which is not published"
              .formatted(opening.suite(), opening.epoch()));
    }
    try {
      var session = ServedSession.of(WorkerSession.derive(opening, signed.signature(), key.get()));
      derived.remember(id, session);
      return new Found.Known(session);
    } catch (BadPoint e) {
      return new Found.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private long end(TopicPartition openingsOfLane) {
    return ends.of(List.of(openingsOfLane)).getOrDefault(openingsOfLane, 0L);
  }

  /** Until the openings below that offset are judged, or the batch has waited for long enough. */
  private void await(TopicPartition opening, long below) {
    var started = System.nanoTime();
    try {
      openings
          .follower()
          .awaitApplied(Map.of(opening, below), OPENING_LIMIT.minusNanos(waitedNanos));
    } catch (NotCurrent _) {
      // The caller publishes it again when it is told so.
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } finally {
      waitedNanos += System.nanoTime() - started;
    }
  }

  @Override
  public void close() {
    derived.close();
    current.close();
    ends.close();
  }
}
