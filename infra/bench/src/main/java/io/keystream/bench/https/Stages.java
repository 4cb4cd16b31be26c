package io.keystream.bench.https;

import io.keystream.bench.ClosedLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the processor time of a process goes, by what its threads are for. Virtual threads are
 * counted by those that carry them: the server's work of a request, TLS and JSON included.
 */
final class Stages {

  /** What threads are for, by how their names begin; the first that fits. */
  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("server: TLS, HTTP, JSON, sealing of values", List.of("ForkJoinPool"));
    NAMES.put("policies, budgets, HSM", List.of("direct use "));
    NAMES.put("record to the log: producers", List.of("kafka-producer"));
    NAMES.put(
        "broker",
        List.of(
            "data-plane", "kafka-", "raft", "quorum", "broker", "Purgatory", "ExpirationReaper"));
    NAMES.put("followers of the log", List.of("follow ", "current "));
  }

  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration MEASURED = Duration.ofSeconds(10);
  private static final String OTHERS = "others: lanes, projections, detector";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> atFirst = times();
  private final Duration processAtFirst = ClosedLoop.processorTime();

  private Stages() {}

  /** A row for each stage: microseconds for each answer. */
  static List<String> of(Server server, Operation operation, int connections) {
    ClosedRun.warmUp(server, operation, WARM_UP);
    var stages = new Stages();
    var load = ClosedRun.counted(server, operation, connections, MEASURED);
    return stages.rows(operation.name(), load.answers(), load.asking());
  }

  private static Map<Long, Long> times() {
    var times = new TreeMap<Long, Long>();
    for (var id : THREADS.getAllThreadIds()) {
      times.put(id, THREADS.getThreadCpuTime(id));
    }
    return times;
  }

  private List<String> rows(String name, long answers, Duration asking) {
    var nanos = new LinkedHashMap<String, Long>();
    nanos.put("load generator", asking.toNanos());
    NAMES.keySet().forEach(stage -> nanos.put(stage, 0L));
    nanos.put(OTHERS, 0L);
    var seen = asking.toNanos();
    for (var thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null) {
        var id = thread.getThreadId();
        var spent = Math.max(0, THREADS.getThreadCpuTime(id) - atFirst.getOrDefault(id, 0L));
        nanos.merge(stage(thread.getThreadName()), spent, Long::sum);
        seen += spent;
      }
    }
    nanos.put(
        "compiler and collector",
        Math.max(0, ClosedLoop.processorTime().minus(processAtFirst).toNanos() - seen));
    var rows = new ArrayList<String>();
    nanos.forEach((stage, spent) ->
        rows.add(
            String.format(Locale.ROOT, "| %s | %s | %.1f |", name, stage, spent / 1e3 / answers)));
    return rows;
  }

  private static String stage(String thread) {
    return NAMES.entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(thread::startsWith))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(OTHERS);
  }
}
