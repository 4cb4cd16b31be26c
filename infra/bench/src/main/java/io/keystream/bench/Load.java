package io.keystream.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * What a load saw: how many answers a second, and how quickly.
 *
 * @param processorTime of the whole process, compiler and collector included, for each answer,
 *     measured or not
 */
public record Load(
    int inFlight,
    long answered,
    long failed,
    Duration measured,
    Latencies latencies,
    Duration processorTime) {

  public double perSecond() {
    return answered / (measured.toNanos() / 1e9);
  }

  /** One row of a table: in flight, answers a second, p50, p99, p99.9, failures. */
  public String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %s | %s | %s | %d |",
        name,
        inFlight,
        perSecond(),
        millis(latencies.percentile(0.5)),
        millis(latencies.percentile(0.99)),
        millis(latencies.percentile(0.999)),
        failed);
  }

  public static String header() {
    return """
    | load | in flight | per second | p50 ms | p99 ms | p99.9 ms | failed |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: |\
    """;
  }

  private static String millis(Duration latency) {
    return String.format(Locale.ROOT, "%.2f", latency.toNanos() / 1e6);
  }
}
