package io.keystream.local;

import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.sealing.Suite;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A platform in a process of its own; the arguments are its data directory and its suite. */
final class ForegroundMain {
  private ForegroundMain() {}

  public static void main(String[] arguments) {
    try {
      Foreground.run(
          new DataLayout(Path.of(arguments[0])),
          new Bus.Embedded(),
          Suite.valueOf(arguments[1]),
          null,
          InstantSource.system(),
          new SecureRandom(),
          System.out);
    } catch (PlatformFailure e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }
}
