package io.keystream.cli;

import io.keystream.local.Background;
import io.keystream.local.Foreground;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.local.PlatformFailure;
import io.keystream.sealing.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Start the platform in the background and return when it is ready.",
      "That is: Kafka, a SoftHSM token, every service, all on 127.0.0.1. Its data stays in the data directory."
    })
final class Up implements Callable<Integer> {

  private static final int MAX_PORT = 65535;

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,...",
      description = "Use the Kafka that runs there instead of a broker in the process.")
  private @Nullable String kafka;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      description = {
        "What callers seal to: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
        "Keys that are published keep theirs: in a kept data directory it is for the next ones."
      })
  private Suite suite = PlatformConfiguration.DEFAULT_SUITE;

  @Option(
      names = "--plain-http",
      paramLabel = "PORT",
      description = {
        "Answer at this port of 127.0.0.1 without TLS too, 1 to 65535.",
        "Tokens and secrets can then be read by whoever listens on the loopback device."
      })
  private @Nullable Integer plainHttp;

  @Option(names = "--foreground", description = "Stay in this process until it is ended.")
  private boolean foreground;

  private final Surroundings surroundings;

  Up(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (plainHttp != null && (plainHttp < 1 || plainHttp > MAX_PORT)) {
      throw Stop.usage("--plain-http must be 1 to " + MAX_PORT + ": " + plainHttp);
    }
    try {
      return foreground ? stay() : start();
    } catch (PlatformFailure e) {
      throw Stop.failed("not-started", e.getMessage());
    }
  }

  private int stay() {
    Foreground.run(
        data.layout(),
        kafka == null ? new Bus.Embedded() : new Bus.Elsewhere(kafka),
        suite,
        plainHttp,
        surroundings.clock(),
        surroundings.random(),
        surroundings.out());
    return ExitCode.OK.number();
  }

  private int start() {
    switch (Background.up(data.layout(), ThisJvm.again(foreground()), surroundings.err())) {
      case Background.Up.Started(var platform, var pid, var took) ->
          surroundings
              .out()
              .printf(
                  "Ready after %.1f s (pid %d): Kafka %s, queries %s, log %s%n",
                  took.toMillis() / 1000.0,
                  pid,
                  platform.bootstrapServers(),
                  platform.projector(),
                  data.layout().logFile());
      case Background.Up.RunsAlready(var platform, var pid) ->
          surroundings
              .out()
              .printf(
                  "Runs already (pid %d): Kafka %s, queries %s%n",
                  pid, platform.bootstrapServers(), platform.projector());
    }
    return ExitCode.OK.number();
  }

  private List<String> foreground() {
    var words = new ArrayList<>(List.of("up", "--foreground", "--suite", suite.name()));
    words.addAll(List.of("--data", data.layout().root().toString()));
    if (kafka != null) {
      words.addAll(List.of("--kafka", kafka));
    }
    if (plainHttp != null) {
      words.addAll(List.of("--plain-http", plainHttp.toString()));
    }
    return words;
  }
}
