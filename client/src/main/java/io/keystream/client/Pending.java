package io.keystream.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One request that waits for its answer: the bytes as they were sent, and how sending went.
 *
 * <p>Thread safety: the lock of the object guards how sending went; the future is its own.
 */
final class Pending<R> {

  private final String id;
  private final String what;
  private final ProducerRecord<String, byte[]> record;
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private final long startNanos;
  private final long timeoutNanos;

  private long resendWaitNanos;
  private long nextSendNanos;
  private int sent;
  private boolean underWay = true;
  private @Nullable Exception lastFailure;

  Pending(
      String id,
      String what,
      ProducerRecord<String, byte[]> record,
      ClientConfiguration limits,
      long nowNanos) {
    this.id = id;
    this.what = what;
    this.record = record;
    this.startNanos = nowNanos;
    this.timeoutNanos = limits.timeout().toNanos();
    this.resendWaitNanos = limits.resendAfter().toNanos();
    this.nextSendNanos = nowNanos;
  }

  String id() {
    return id;
  }

  ProducerRecord<String, byte[]> record() {
    return record;
  }

  CompletableFuture<R> answer() {
    return answer;
  }

  boolean isOverdue(long nowNanos) {
    return nowNanos - startNanos >= timeoutNanos;
  }

  /** Whether to send it again; not while Kafka's producer still tries. */
  synchronized boolean isDue(long nowNanos) {
    return !underWay && nowNanos - nextSendNanos >= 0;
  }

  synchronized void sending(long nowNanos) {
    sent++;
    underWay = true;
    nextSendNanos = nowNanos + resendWaitNanos;
    resendWaitNanos *= 2;
  }

  synchronized void sent(@Nullable Exception failure) {
    underWay = false;
    lastFailure = failure;
  }

  synchronized NoAnswer timedOut(String where) {
    var seconds = Duration.ofNanos(timeoutNanos).toSeconds();
    return new NoAnswer.TimedOut(
        id,
        "No answer to %s within %d s; %s. Request %s, %s."
            .formatted(what, seconds, howSendingWent(), id, where),
        lastFailure);
  }

  private String howSendingWent() {
    if (lastFailure != null) {
      return "Kafka did not take it (" + lastFailure.getMessage() + ")";
    }
    if (underWay) {
      return "Kafka has not acknowledged it: is Kafka up?";
    }
    return "Kafka has it, sent %d %s: does the service that reads %s run?"
        .formatted(sent, sent == 1 ? "time" : "times", record.topic());
  }
}
