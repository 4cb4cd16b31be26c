package io.keystream.cli;

import io.keystream.local.PlatformFailure;
import io.keystream.local.demo.Demo.Ending;
import io.keystream.local.demo.DemoFailure;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "The main job from start to end, on a platform of its own of which nothing is left.",
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
  public Integer call() {
    try {
      var ending =
          io.keystream.local.demo.Demo.play(
              file, surroundings.clock(), new SecureRandom(), surroundings.out());
      return switch (ending) {
        case Ending.AllTrue _ -> ExitCode.OK.number();
        case Ending.Mismatches(var number) ->
            throw Stop.failed("mismatch", number + " claims did not hold; see NOT SO above.");
      };
    } catch (PlatformFailure | DemoFailure e) {
      throw Stop.failed("demo", e.getMessage());
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }
}
