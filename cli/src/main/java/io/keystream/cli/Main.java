package io.keystream.cli;

import java.time.InstantSource;
import java.util.Map;

/** Entry of the {@code keystream} command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var surroundings =
        new Surroundings(
            System.in,
            System.out,
            System.err,
            Map.copyOf(System.getenv()),
            Surroundings.terminal(),
            InstantSource.system());
    System.exit(Commands.of(surroundings).execute(arguments));
  }
}
