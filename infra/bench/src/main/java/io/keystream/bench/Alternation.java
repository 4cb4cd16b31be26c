package io.keystream.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Two loads in turn, in short rounds that begin with either as often, so that what else goes on in
 * the machine meets both alike.
 *
 * @param <A> the answer
 */
final class Alternation<A> {

  /**
   * How long each load runs.
   *
   * @param warmUp of each load, once with most and once with least in flight
   * @param rounds of each load in each row; even
   */
  record Pace(Duration warmUp, int rounds, Duration settle, Duration measured) {

    /** Together under ten minutes: the compiler is busy for the first three. */
    static final Pace FULL =
        new Pace(Duration.ofSeconds(45), 8, Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Whether it works, and what it will come to, roughly. */
    static final Pace BRIEF =
        new Pace(Duration.ofSeconds(10), 2, Duration.ofSeconds(1), Duration.ofSeconds(3));
  }

  /** What is loaded, by its name in the table. */
  record Side<A>(String name, Supplier<CompletableFuture<A>> request) {}

  private final Side<A> first;
  private final Side<A> second;
  private final Function<A, Boolean> succeeded;
  private final Pace pace;

  Alternation(Side<A> first, Side<A> second, Function<A, Boolean> succeeded, Pace pace) {
    this.first = first;
    this.second = second;
    this.succeeded = succeeded;
    this.pace = pace;
  }

  /** A row for each number in flight, smallest first, after a warm-up of both. */
  String table(List<Integer> inFlight) {
    for (var number : List.of(inFlight.getLast(), inFlight.getFirst())) {
      run(first, number, pace.warmUp(), Duration.ZERO);
      run(second, number, pace.warmUp(), Duration.ZERO);
    }
    var table = new StringBuilder(header());
    for (var number : inFlight) {
      table.append(row(number));
    }
    return table.toString();
  }

  private String row(int inFlight) {
    var firsts = new ArrayList<Load>();
    var seconds = new ArrayList<Load>();
    for (var round = 0; round < pace.rounds(); round++) {
      if (round % 2 == 0) {
        firsts.add(run(first, inFlight));
        seconds.add(run(second, inFlight));
      } else {
        seconds.add(run(second, inFlight));
        firsts.add(run(first, inFlight));
      }
    }
    return row(inFlight, firsts, seconds);
  }

  private Load run(Side<A> side, int inFlight) {
    return run(side, inFlight, pace.settle(), pace.measured());
  }

  private Load run(Side<A> side, int inFlight, Duration settle, Duration measured) {
    return ClosedLoop.run(inFlight, settle, measured, side.request(), succeeded);
  }

  private String header() {
    return """
    | in flight | %1$s, per second | %2$s, per second | ratio | of rounds | %1$s, p50 ms | %2$s, p50 ms | %1$s, us of CPU each | %2$s, us of CPU each | failed |
    | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """
        .formatted(first.name(), second.name());
  }

  private static String row(int inFlight, List<Load> firsts, List<Load> seconds) {
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < firsts.size(); round++) {
      ratios.add(firsts.get(round).perSecond() / seconds.get(round).perSecond());
    }
    ratios.sort(null);
    var rate = mean(firsts, Load::perSecond);
    var otherRate = mean(seconds, Load::perSecond);
    return String.format(
        Locale.ROOT,
        "| %,d | %,.0f | %,.0f | %.1f %% | %.0f-%.0f %% | %.2f | %.2f | %.0f | %.0f | %d |%n",
        inFlight,
        rate,
        otherRate,
        100 * rate / otherRate,
        100 * ratios.getFirst(),
        100 * ratios.getLast(),
        mean(firsts, Alternation::medianMillis),
        mean(seconds, Alternation::medianMillis),
        mean(firsts, Alternation::processorMicros),
        mean(seconds, Alternation::processorMicros),
        failed(firsts) + failed(seconds));
  }

  private static double mean(List<Load> loads, ToDoubleFunction<Load> figure) {
    return loads.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static double medianMillis(Load load) {
    return load.latencies().percentile(0.5).toNanos() / 1e6;
  }

  private static double processorMicros(Load load) {
    return load.processorTime().toNanos() / 1e3;
  }

  private static long failed(List<Load> loads) {
    return loads.stream().mapToLong(Load::failed).sum();
  }
}
