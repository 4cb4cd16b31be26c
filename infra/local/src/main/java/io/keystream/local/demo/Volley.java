package io.keystream.local.demo;

import io.keystream.client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;

/**
 * Many requests with a few in flight at a time, and how long each took.
 *
 * @param answers in the order of what was asked
 */
record Volley<T>(List<Answer<T>> answers, Duration took, List<Duration> latencies) {

  static final int IN_FLIGHT = 16;

  static <Q, T> Volley<T> fire(
      List<Q> questions, Function<Q, CompletableFuture<Answer<T>>> ask) {
    var room = new Semaphore(IN_FLIGHT);
    var nanos = new AtomicLongArray(questions.size());
    var asked = new ArrayList<CompletableFuture<Answer<T>>>();
    var start = System.nanoTime();
    for (var i = 0; i < questions.size(); i++) {
      room.acquireUninterruptibly();
      var place = i;
      var sent = System.nanoTime();
      asked.add(
          ask.apply(questions.get(i))
              .whenComplete(
                  (_, _) -> {
                    nanos.set(place, System.nanoTime() - sent);
                    room.release();
                  }));
    }
    var answers = asked.stream().map(CompletableFuture::join).toList();
    var took = Duration.ofNanos(System.nanoTime() - start);
    var latencies = new long[questions.size()];
    Arrays.setAll(latencies, nanos::get);
    return new Volley<>(
        answers, took, Arrays.stream(latencies).sorted().mapToObj(Duration::ofNanos).toList());
  }

  /** The results; an answer without one is a mismatch that its user counts. */
  List<T> results() {
    var results = new ArrayList<T>();
    for (var answer : answers) {
      if (answer instanceof Answer.Given<T>(var result)) {
        results.add(result);
      }
    }
    return List.copyOf(results);
  }

  /** Rate and latency in one line. */
  String figures() {
    return latencies.isEmpty()
        ? "none"
        : "%d in %s, %.0f/s with %d in flight, median %s, 99 %% within %s"
            .formatted(
                answers.size(),
                Times.text(took),
                answers.size() / (took.toNanos() / 1e9),
                IN_FLIGHT,
                Times.text(percentile(50)),
                Times.text(percentile(99)));
  }

  private Duration percentile(int percent) {
    return latencies.get((latencies.size() - 1) * percent / 100);
  }
}
