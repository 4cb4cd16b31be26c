package io.keystream.edge;

import io.keystream.directory.tokens.TokenFollowed;
import io.keystream.directory.tokens.TokenView;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentView;
import io.keystream.follow.FollowClients;
import io.keystream.follow.Place;
import io.keystream.follow.TopicFollower;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tokens count, followed from their topic. What proves nothing is ignored and told.
 *
 * <p><b>Thread safety:</b> any thread may ask; one follows.
 */
public final class Tokens implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final TokenView view;
  private final CurrentView currentCallers;
  private final TopicFollower follower;
  private final InstantSource clock;

  /** Believes the services that may issue tokens. */
  public Tokens(FollowClients clients, Callers callers, InstantSource clock) {
    this.view = new TokenView(callers.verified());
    this.currentCallers = callers.follower().current("tokens");
    this.follower = new TopicFollower(clients, Topics.TOKENS.name(), new Records());
    this.clock = clock;
  }

  public void start() {
    follower.start();
  }

  public TokenView view() {
    return view;
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  @Override
  public void close() {
    follower.close();
    currentCallers.close();
  }

  /** On the follower's thread. */
  private final class Records implements TopicFollower.Sink {

    private Instant sweepAt = Instant.MIN;

    /** Whether a service may say what it says depends on what was written of it before. */
    @Override
    public void prepare() {
      currentCallers.await();
      var now = clock.instant();
      if (!now.isBefore(sweepAt)) {
        view.forgetEnded(now);
        sweepAt = now.plus(BETWEEN_SWEEPS);
      }
    }

    @Override
    public void apply(ConsumerRecord<String, byte[]> record) {
      if (view.follow(record.value(), clock.instant()) instanceof TokenFollowed.Ignored(var why)) {
        log.atWarn()
            .addKeyValue("place", Place.of(record))
            .addKeyValue("reason", why)
            .log("a record about a token proves nothing");
      }
    }
  }
}
