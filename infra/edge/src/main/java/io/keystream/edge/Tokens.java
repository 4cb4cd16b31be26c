package io.keystream.edge;

import io.keystream.directory.tokens.TokenFollowed;
import io.keystream.directory.tokens.TokenView;
import io.keystream.follow.Callers;
import io.keystream.follow.FollowClients;
import io.keystream.follow.JudgedTopic;
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
  private final JudgedTopic topic;
  private final InstantSource clock;

  /** Believes the services that may issue tokens. */
  public Tokens(FollowClients clients, Callers callers, InstantSource clock) {
    this.view = new TokenView(callers.verified());
    this.topic = new JudgedTopic(clients, callers, Topics.TOKENS.name(), "tokens", new Records());
    this.clock = clock;
  }

  public void start() {
    topic.start();
  }

  public TokenView view() {
    return view;
  }

  public TopicFollower follower() {
    return topic.follower();
  }

  /** Why it no longer follows. */
  public Optional<String> stopped() {
    return topic.stopped();
  }

  @Override
  public void close() {
    topic.close();
  }

  /** On the follower's thread. */
  private final class Records implements TopicFollower.Sink {

    private Instant sweepAt = Instant.MIN;

    @Override
    public void prepare() {
      var now = clock.instant();
      if (!now.isBefore(sweepAt)) {
        view.forgetEnded(now);
        sweepAt = now.plus(BETWEEN_SWEEPS);
      }
    }

    @Override
    public void apply(ConsumerRecord<String, byte[]> record) {
      if (view.follow(record.value(), clock.instant()) instanceof TokenFollowed.Ignored(var why)) {
        JudgedTopic.tellIgnored(log, "a record about a token", record, why);
      }
    }
  }
}
