package io.keystream.worker.sessions;

import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.sealing.Platform;
import io.keystream.sealing.SessionId;
import io.keystream.worker.kafka.CurrentView;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The openings of all sessions that live, followed from their topic: each was signed by an enrolled
 * caller. Any worker knows them all, so it serves any session from its first request on.
 *
 * <p>Everybody can write garbage there; it is left out and counted. No caller may have so many
 * sessions that there is no room for others.
 *
 * <p><b>Thread safety:</b> any thread may ask; one follows.
 */
public final class SessionOpenings implements AutoCloseable {

  /** About a kilobyte each. */
  static final int MAX_OF_PRINCIPAL = 10_000;

  static final int MAX_SESSIONS = 200_000;

  private static final Logger log = LoggerFactory.getLogger(SessionOpenings.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final OpeningCheck check;
  private final CurrentView callers;
  private final InstantSource clock;
  private final TopicFollower follower;
  private final Map<SessionId, SignedOpening> living = new ConcurrentHashMap<>();
  private final Map<String, Integer> ofPrincipal = new HashMap<>();
  private final AtomicLong refused = new AtomicLong();
  private Instant swept = Instant.MIN;

  public SessionOpenings(
      KafkaClients clients,
      Platform platform,
      String domain,
      Callers callers,
      InstantSource clock) {
    this.check = new OpeningCheck(platform, domain, callers);
    this.callers = callers.follower().current("openings");
    this.clock = clock;
    this.follower =
        new TopicFollower(
            clients,
            Topics.CRYPTO_SESSIONS.name(),
            new TopicFollower.Sink() {
              @Override
              public void prepare() {
                SessionOpenings.this.prepare();
              }

              @Override
              public void apply(ConsumerRecord<String, byte[]> record) {
                SessionOpenings.this.apply(record);
              }
            });
  }

  public void start() {
    follower.start();
  }

  Optional<SignedOpening> find(SessionId id) {
    return Optional.ofNullable(living.get(id));
  }

  /** How many sessions live, as openings say it. */
  public int size() {
    return living.size();
  }

  /** How many openings were left out. */
  public long refused() {
    return refused.get();
  }

  TopicFollower follower() {
    return follower;
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  /** Whoever was enrolled before opening a session is known when its opening is judged. */
  private void prepare() {
    callers.await();
    sweep(clock.instant());
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      refuse("it is empty");
      return;
    }
    try {
      var opening = Topics.CRYPTO_SESSIONS.codec().decode(record.value());
      switch (check.judge(opening, clock.instant())) {
        case OpeningCheck.Judged.Refused(var reason) -> refuse(reason);
        case OpeningCheck.Judged.Genuine(var genuine) -> keep(genuine);
      }
    } catch (UnreadableRecord e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void keep(SignedOpening opening) {
    var principal = opening.opening().claim().principal();
    var id = opening.id();
    if (living.containsKey(id)) {
      return;
    }
    if (ofPrincipal.getOrDefault(principal, 0) >= MAX_OF_PRINCIPAL) {
      refuse("its caller has " + MAX_OF_PRINCIPAL + " sessions");
    } else if (living.size() >= MAX_SESSIONS) {
      refuse("there are " + MAX_SESSIONS + " sessions");
    } else {
      living.put(id, opening);
      ofPrincipal.merge(principal, 1, Integer::sum);
    }
  }

  private void refuse(String reason) {
    refused.incrementAndGet();
    log.atDebug().setMessage("an opening is refused").addKeyValue("reason", reason).log();
  }

  /** What has ended makes room. */
  private void sweep(Instant now) {
    if (now.isAfter(swept.plus(SWEEP)) || now.isBefore(swept)) {
      swept = now;
      living
          .values()
          .removeIf(opening -> {
            var isOver = now.isAfter(opening.opening().notAfter().plus(SWEEP));
            if (isOver) {
              ofPrincipal.computeIfPresent(
                  opening.opening().claim().principal(),
                  (_, count) -> count > 1 ? count - 1 : null);
            }
            return isOver;
          });
    }
  }

  @Override
  public void close() {
    follower.close();
    callers.close();
  }
}
