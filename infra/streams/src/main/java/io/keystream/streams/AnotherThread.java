package io.keystream.streams;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a job that lost its thread another one after a second, as often as it takes; unless it
 * stopped at a record, which no thread will ever read.
 *
 * <p>Thread safety: safe.
 */
final class AnotherThread implements StreamsUncaughtExceptionHandler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AnotherThread.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String job;
  private final Trouble trouble;
  private final CountDownLatch closed = new CountDownLatch(1);

  AnotherThread(String job, Trouble trouble) {
    this.job = job;
    this.trouble = trouble;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    if (trouble.stop().isPresent()) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    trouble.setback(failure);
    log.atError().setMessage("job lost its thread").addKeyValue("job", job).setCause(failure).log();
    return isClosedWithin(PAUSE)
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private boolean isClosedWithin(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
