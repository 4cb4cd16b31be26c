package io.keystream.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Single parts, by JMH: average time of one call, with the error JMH gives at 99.9 %. */
final class Parts {

  private static final int ROUNDS = 5;
  private static final TimeValue ROUND = TimeValue.seconds(1);

  private Parts() {}

  static String measure() {
    var options =
        new OptionsBuilder()
            .include("io\\.keystream\\.bench\\..*Parts\\.")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(ROUNDS)
            .warmupTime(ROUND)
            .measurementIterations(ROUNDS)
            .measurementTime(ROUND)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return "| part | us each | +- |\n| --- | ---: | ---: |\n" + rows(new Runner(options).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("a part could not be measured", e);
    }
  }

  private static String rows(Collection<RunResult> results) {
    return results.stream().map(Parts::row).collect(Collectors.joining());
  }

  private static String row(RunResult result) {
    var parameters = result.getParams();
    var names =
        parameters.getParamsKeys().stream()
            .map(name -> name + " " + parameters.getParam(name))
            .collect(Collectors.joining(", "));
    var benchmark = parameters.getBenchmark();
    var score = result.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s%s | %.2f | %.2f |%n",
        benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1),
        names.isEmpty() ? "" : ", " + names,
        score.getScore(),
        score.getScoreError());
  }
}
