package io.keystream.cli;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** Entry of the {@code keystream} command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logs.of(arguments).configure();
    var surroundings =
        new Surroundings(
            System.in,
            System.out,
            System.err,
            Map.copyOf(System.getenv()),
            Surroundings.terminal(),
            InstantSource.system(),
            new SecureRandom());
    System.exit(Commands.of(surroundings).execute(arguments));
  }
}
