package io.keystream.bench.https;

import io.keystream.bench.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Runs of one server after another, as tables in Markdown. */
final class Tables {

  private static final Duration FIRST_WARM_UP = Duration.ofSeconds(45);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int BUSY = 64;
  private static final double OPEN_SHARE = 0.8;

  private final StringBuilder text = new StringBuilder();
  private Duration warmUp = FIRST_WARM_UP;

  /** A row for each operation and number of connections. */
  void closed(String title, Server server, List<Operation> operations, List<Integer> connections) {
    head(title, Load.header());
    for (var operation : operations) {
      warm(server, operation);
      for (var number : connections) {
        line(ClosedRun.of(server, operation, number).row(operation.name()));
      }
    }
  }

  /** At four fifths of what as many connections get as keep the server busy. */
  void open(String title, Server server, List<Operation> operations) {
    head(title, Load.header());
    for (var operation : operations) {
      warm(server, operation);
      var most = ClosedRun.of(server, operation, BUSY).perSecond();
      var load = OpenRun.of(server, operation, most * OPEN_SHARE);
      line(
          load.row(
              String.format(
                  Locale.ROOT, "%s, %,.0f/s of %,.0f", operation.name(), most * OPEN_SHARE, most)));
    }
  }

  /** Where the processor time goes while the server is busy. */
  void stages(Server server, List<Operation> operations) {
    head("processor time of a request", "| load | stage | us |\n| --- | --- | ---: |");
    for (var operation : operations) {
      Stages.of(server, operation, BUSY).forEach(this::line);
    }
  }

  private void warm(Server server, Operation operation) {
    ClosedRun.warmUp(server, operation, warmUp);
    warmUp = WARM_UP;
  }

  private void head(String title, String header) {
    text.append('\n').append(title).append("\n\n").append(header).append('\n');
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
