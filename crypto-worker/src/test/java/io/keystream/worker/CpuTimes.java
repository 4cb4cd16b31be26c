package io.keystream.worker;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** How much processor time each thread of this process has had, by name; for measurements. */
record CpuTimes(Map<String, Long> nanosByThread) {

  static CpuTimes now() {
    var threads = ManagementFactory.getThreadMXBean();
    var times = new HashMap<String, Long>();
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null) {
        var nanos = Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
        times.merge(info.getThreadName(), nanos, Long::sum);
      }
    }
    return new CpuTimes(times);
  }

  CpuTimes since(CpuTimes before) {
    var spent = new HashMap<String, Long>();
    nanosByThread.forEach((thread, nanos) ->
        spent.put(thread, nanos - before.nanosByThread.getOrDefault(thread, 0L)));
    return new CpuTimes(spent);
  }

  void print(int units) {
    var all = nanosByThread.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf("        %.1f us of CPU each:", all / 1e3 / units);
    nanosByThread.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(7)
        .forEach(thread ->
            System.out.printf(" %s %.1f,", thread.getKey(), thread.getValue() / 1e3 / units));
    System.out.println();
  }
}
