package io.keystream.streams;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a job asks Kafka before it starts, again and again: services start in any order, and a topic
 * just made reaches the other brokers a moment later.
 */
final class StartQuestions {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(StartQuestions.class);

  private final JobSettings job;
  private final Duration limit;

  StartQuestions(JobSettings job, Duration limit) {
    this.job = job;
    this.limit = limit;
  }

  /**
   * Returns the answer.
   *
   * @throws KafkaDoesNotAnswer when there is none within the limit
   */
  <T> T ask(Supplier<T> question) {
    var end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (KafkaDoesNotAnswer e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        log.atInfo()
            .setMessage("waiting for topics")
            .addKeyValue("job", job.name())
            .addKeyValue("topics", job.sources())
            .addKeyValue("reason", e.getMessage())
            .log();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
