package io.keystream.bench;

import io.keystream.bench.Backlog.Drained;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Backlogs of two sides in turn, either first as often, so that the machine meets both alike. */
final class Backlogs {

  private static final int REQUESTS = 100_000;
  private static final int WARM_UP_ROUNDS = 8;
  private static final int ROUNDS = 10;

  private final Backlog backlog;
  private final List<Drained> sealed = new ArrayList<>();
  private final List<Drained> clear = new ArrayList<>();

  /** Makes requests of one side, which a group answers. */
  record Side(Maker maker, String group) {}

  interface Maker {
    List<ProducerRecord<String, byte[]>> requests(int number);
  }

  private Backlogs(Backlog backlog) {
    this.backlog = backlog;
  }

  static String compare(Backlog backlog, Side sealed, Side clear) {
    for (var round = 0; round < WARM_UP_ROUNDS; round++) {
      new Backlogs(backlog).round(round, sealed, clear);
    }
    var measured = new Backlogs(backlog);
    for (var round = 0; round < ROUNDS; round++) {
      measured.round(round, sealed, clear);
    }
    return measured.table();
  }

  private void round(int round, Side ofSealed, Side ofClear) {
    if (round % 2 == 0) {
      sealed.add(drain(ofSealed));
      clear.add(drain(ofClear));
    } else {
      clear.add(drain(ofClear));
      sealed.add(drain(ofSealed));
    }
  }

  private Drained drain(Side side) {
    return backlog.drain(side.maker().requests(REQUESTS), side.group());
  }

  private String table() {
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < sealed.size(); round++) {
      ratios.add(sealed.get(round).perSecond() / clear.get(round).perSecond());
    }
    ratios.sort(null);
    var rate = mean(sealed, Drained::perSecond);
    var otherRate = mean(clear, Drained::perSecond);
    return """
    | backlog | sealed, per second | clear, per second | ratio | of rounds | sealed, us of CPU each | clear, us of CPU each |
    | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """
        + String.format(
            Locale.ROOT,
            "| %,d | %,.0f | %,.0f | %.1f %% | %.0f-%.0f %% | %.0f | %.0f |%n",
            REQUESTS,
            rate,
            otherRate,
            100 * rate / otherRate,
            100 * ratios.getFirst(),
            100 * ratios.getLast(),
            mean(sealed, Backlogs::processorMicros),
            mean(clear, Backlogs::processorMicros));
  }

  private static double processorMicros(Drained drained) {
    return drained.processorTime().toNanos() / 1e3;
  }

  private static double mean(List<Drained> all, ToDoubleFunction<Drained> figure) {
    return all.stream().mapToDouble(figure).average().orElseThrow();
  }
}
