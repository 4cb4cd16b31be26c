package io.keystream.cli;

import io.keystream.local.Background;
import io.keystream.local.PlatformFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "down", description = "Stop the platform in the background; its data stays.")
final class Down implements Callable<Integer> {

  @Mixin private final DataOption data = new DataOption();

  private final Surroundings surroundings;

  Down(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (var _ = Progress.of("the platform to stop", surroundings.err())) {
      switch (Background.down(data.layout())) {
        case Background.Down.Stopped(var pid, var took) ->
            surroundings
                .out()
                .printf("Stopped (pid %d) in %.1f s.%n", pid, took.toMillis() / 1000.0);
        case Background.Down.DidNotRun _ ->
            surroundings.out().println("No platform runs in " + data.layout().root() + ".");
      }
      return ExitCode.OK.number();
    } catch (PlatformFailure e) {
      throw Stop.failed("not-stopped", e.getMessage());
    }
  }
}
