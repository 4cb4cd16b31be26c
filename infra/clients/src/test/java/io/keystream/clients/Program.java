package io.keystream.clients;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that are no Java, run to their end. */
final class Program {

  private Program() {}

  /** What it wrote. */
  record Ended(int exitCode, String out, String err) {}

  /** Runs it with an empty standard input and more in its environment. */
  static Ended run(
      Path directory, Map<String, String> environment, Duration limit, List<String> command) {
    try {
      var out = Files.createTempFile("out", null);
      var err = Files.createTempFile("err", null);
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not over after " + limit + ": " + command);
      }
      return new Ended(process.exitValue(), text(out), text(err));
    } catch (IOException e) {
      throw new AssertionError(
          "%s does not run; install it: apt-get install curl nodejs npm".formatted(command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
