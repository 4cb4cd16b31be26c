package io.keystream.cli;

import io.keystream.local.Background;
import io.keystream.local.Foreground;
import io.keystream.local.PlatformFailure;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Start the platform in the background: Kafka, a SoftHSM token, every service.",
      "Returns when it is ready. Its data stays in the data directory."
    })
final class Up implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  @Option(names = "--foreground", description = "Stay in this process until it is ended.")
  private boolean foreground;

  private final Surroundings surroundings;

  Up(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try {
      return foreground ? stay() : start();
    } catch (PlatformFailure e) {
      throw Stop.failed("not-started", e.getMessage());
    }
  }

  private int stay() {
    Foreground.run(
        data.layout(), surroundings.clock(), new SecureRandom(), surroundings.out());
    return ExitCode.OK.number();
  }

  private int start() {
    var command =
        ThisJvm.again("up", "--foreground", "--data", data.layout().root().toString());
    switch (Background.up(data.layout(), command, surroundings.err())) {
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
}
