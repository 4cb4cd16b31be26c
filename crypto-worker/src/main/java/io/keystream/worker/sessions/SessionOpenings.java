package io.keystream.worker.sessions;

import io.keystream.follow.Callers;
import io.keystream.follow.CurrentView;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.sealing.Platform;
import io.keystream.sealing.SessionId;
import io.keystream.worker.kafka.KafkaClients;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The openings of all sessions that live, followed from their topic: each was signed by an enrolled
 * caller. Any worker knows them all, so it serves any session from its first request on.
 *
 * <p>Everybody can write garbage there; it is left out and counted.
 *
 * <p><b>Thread safety:</b> any thread may ask; one follows.
 */
public final class SessionOpenings implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SessionOpenings.class);

  private final OpeningCheck check;
  private final CurrentView callers;
  private final InstantSource clock;
  private final TopicFollower follower;
  private final LivingSessions living = new LivingSessions();
  private final AtomicLong refused = new AtomicLong();

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
    return living.find(id);
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
    living.forgetOver(clock.instant());
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
        case OpeningCheck.Judged.Genuine(var genuine) ->
            living.keep(genuine).ifPresent(this::refuse);
      }
    } catch (UnreadableRecord e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void refuse(String reason) {
    refused.incrementAndGet();
    log.atDebug().setMessage("an opening is refused").addKeyValue("reason", reason).log();
  }

  @Override
  public void close() {
    follower.close();
    callers.close();
  }
}
