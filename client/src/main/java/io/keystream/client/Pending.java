package io.keystream.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One request that waits for its answer: the bytes as they were sent, and how sending went.
 *
 * <p>Thread safety: the lock of the object guards how sending went; the future is its own.
 *
 * @param <R> the reply as it travels
 * @param <A> the answer in it
 */
final class Pending<R, A> {

  /** Finds the answer in a reply. */
  interface Opener<R, A> {

    /**
     * Empty if the reply is none to this request, whoever wrote it: the request goes on waiting.
     */
    Optional<A> open(R reply, Pending<R, A> request);
  }

  /** Nobody vouches for a hint, so it is worth no more than this. */
  private static final int MAX_HINTS = 3;

  private final String id;
  private final String what;
  private final ProducerRecord<String, byte[]> record;
  private final Opener<R, A> opener;
  private final CompletableFuture<A> answer = new CompletableFuture<>();
  private final long startNanos;
  private final long timeoutNanos;

  private long resendWaitNanos;
  private long nextSendNanos;
  private int sent;
  private int hints;
  private boolean underWay = true;
  private @Nullable Exception lastFailure;
  private @Nullable String hint;

  Pending(
      String id,
      String what,
      ProducerRecord<String, byte[]> record,
      Opener<R, A> opener,
      Bus limits,
      long nowNanos) {
    this.id = id;
    this.what = what;
    this.record = record;
    this.opener = opener;
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

  CompletableFuture<A> answer() {
    return answer;
  }

  Optional<A> open(R reply) {
    return opener.open(reply, this);
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

  /**
   * Takes a hint that the request was not understood and what hindered that is out of the way: it
   * is sent again soon.
   */
  synchronized void hinted(String message, long nowNanos) {
    hint = message;
    hints++;
    if (hints <= MAX_HINTS) {
      nextSendNanos = nowNanos;
    }
  }

  synchronized NoAnswer timedOut(String where) {
    var seconds = Duration.ofNanos(timeoutNanos).toSeconds();
    return new NoAnswer.TimedOut(
        id,
        "No answer to %s within %d s; %s. Request %s, %s."
            .formatted(what, seconds, hint == null ? howSendingWent() : hint, id, where),
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
