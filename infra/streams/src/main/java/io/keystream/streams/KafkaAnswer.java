package io.keystream.streams;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what the admin client was asked. */
final class KafkaAnswer {

  private static final Duration MAX_WAIT = Duration.ofSeconds(3);

  private KafkaAnswer() {}

  /**
   * Returns the answer.
   *
   * @throws KafkaDoesNotAnswer when it is a failure, or does not come in time
   */
  static <T> T await(String what, KafkaFuture<T> answer) {
    try {
      return answer.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new KafkaDoesNotAnswer("Kafka did not " + what + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new KafkaDoesNotAnswer(
          "Kafka did not " + what + " within " + MAX_WAIT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaDoesNotAnswer("interrupted while Kafka should " + what, e);
    }
  }
}
