package io.keystream.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a number of connections busy, each with one request at a time. Only what was answered
 * inside the measured time counts.
 */
final class HttpsLoad {

  static final List<Integer> CONNECTIONS = List.of(1, 16, 64, 256, 1024);

  private static final int OK = 200;
  private static final Duration WARM_UP = Duration.ofSeconds(45);
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(8);

  private final URI server;
  private final SSLContext tls;
  private final byte[] request;
  private final Latencies latencies = new Latencies();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder all = new LongAdder();
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();

  private HttpsLoad(URI server, SSLContext tls, byte[] request) {
    this.server = server;
    this.tls = tls;
    this.request = request;
  }

  /** A row for each number of connections, after a run that only makes the JVM compile. */
  static String table(String name, URI server, SSLContext tls, byte[] request) {
    new HttpsLoad(server, tls, request).run(16, WARM_UP, Duration.ZERO);
    var table = new StringBuilder(Load.header()).append('\n');
    for (var connections : CONNECTIONS) {
      var load = new HttpsLoad(server, tls, request).run(connections, SETTLE, MEASURED);
      table.append(load.row(name)).append('\n');
    }
    return table.toString();
  }

  private Load run(int connections, Duration settle, Duration measured) {
    var before = ClosedLoop.processorTime();
    var open = connect(connections);
    var measureFrom = System.nanoTime() + settle.toNanos();
    var end = measureFrom + measured.toNanos();
    var threads =
        open.stream()
            .map(connection -> Thread.ofVirtual().start(() -> ask(connection, measureFrom, end)))
            .toList();
    threads.forEach(HttpsLoad::join);
    var failure = broken.get();
    if (failure != null) {
      throw new IllegalStateException("a connection broke", failure);
    }
    return new Load(
        connections,
        answered.sum(),
        failed.sum(),
        measured,
        latencies,
        ClosedLoop.processorTime().minus(before).dividedBy(Math.max(1, all.sum())));
  }

  private List<HttpsConnection> connect(int number) {
    var open = new ArrayList<HttpsConnection>(number);
    try {
      for (var i = 0; i < number; i++) {
        open.add(HttpsConnection.open(server, tls));
      }
      return open;
    } catch (IOException e) {
      throw new IllegalStateException("no connection to " + server, e);
    }
  }

  private void ask(HttpsConnection connection, long measureFrom, long end) {
    try (connection) {
      for (var sent = System.nanoTime(); sent < end; sent = System.nanoTime()) {
        var status = connection.ask(request);
        all.increment();
        count(sent, System.nanoTime(), status, measureFrom, end);
      }
    } catch (IOException e) {
      broken.compareAndSet(null, e);
    }
  }

  private void count(long sent, long now, int status, long measureFrom, long end) {
    if (now < measureFrom || now >= end) {
      return;
    }
    if (status == OK) {
      answered.increment();
      latencies.add(now - sent);
    } else {
      failed.increment();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    }
  }
}
