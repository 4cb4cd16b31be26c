package io.keystream.cli;

import io.keystream.local.PlatformFailure;
import io.keystream.local.demo.Demo.Ending;
import io.keystream.local.demo.DemoFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Play the main job from start to end; nothing is left of it.",
      "Exits with 3 if anything was not as promised."
    })
final class Demo implements Callable<Integer> {

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Encrypt the lines of this file (default: 200 synthetic payments).")
  private @Nullable Path file;

  private final Surroundings surroundings;

  Demo(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    try {
      var ending =
          io.keystream.local.demo.Demo.play(
              file, surroundings.clock(), surroundings.random(), surroundings.out());
      return switch (ending) {
        case Ending.AllTrue _ -> {
          Files.deleteIfExists(Logs.file());
          yield ExitCode.OK.number();
        }
        case Ending.Mismatches(var number) ->
            throw failed(number + " claims did not hold; see NOT SO above.");
      };
    } catch (PlatformFailure | DemoFailure e) {
      throw failed(e.getMessage());
    }
  }

  private static Stop failed(@Nullable String message) {
    return Stop.failed("demo", message + " The services' log is " + Logs.file());
  }
}
