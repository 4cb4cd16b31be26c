package io.keystream.follow;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;

/**
 * Follows a topic whose records are believed by who has signed them: what was written of callers
 * before a record is known when it is judged.
 *
 * <p><b>Thread safety:</b> as that of {@link TopicFollower}.
 */
public final class JudgedTopic implements AutoCloseable {

  private final CurrentView currentCallers;
  private final TopicFollower follower;

  /**
   * Follows nothing before it is started.
   *
   * @param purpose names its clients of Kafka
   */
  public JudgedTopic(
      FollowClients clients,
      Callers callers,
      String topic,
      String purpose,
      TopicFollower.Sink judge) {
    this.currentCallers = callers.follower().current(purpose);
    this.follower = new TopicFollower(clients, topic, new AfterCallers(judge));
  }

  public void start() {
    follower.start();
  }

  public TopicFollower follower() {
    return follower;
  }

  /** Why it stopped. */
  public Optional<String> stopped() {
    return follower.stopped();
  }

  /** Somebody should know of what counts for nothing. */
  public static void tellIgnored(
      Logger log, String what, ConsumerRecord<String, byte[]> record, String why) {
    log.atWarn()
        .addKeyValue("place", Place.of(record))
        .addKeyValue("reason", why)
        .log("{} proves nothing", what);
  }

  @Override
  public void close() {
    follower.close();
    currentCallers.close();
  }

  private final class AfterCallers implements TopicFollower.Sink {

    private final TopicFollower.Sink judge;

    AfterCallers(TopicFollower.Sink judge) {
      this.judge = judge;
    }

    @Override
    public void prepare() {
      currentCallers.await();
      judge.prepare();
    }

    @Override
    public void apply(ConsumerRecord<String, byte[]> record) {
      judge.apply(record);
    }
  }
}
