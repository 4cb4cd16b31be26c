package io.keystream.e2e;

import io.keystream.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the {@code keystream} command as a process of its own, as a person or a script does. */
final class CommandLine {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path data;

  CommandLine(Path data) {
    this.data = data;
  }

  /** How a command ended. */
  record Ended(int exitCode, String out, String err) {}

  /** Runs a verb on this platform, with an empty standard input. */
  Ended run(String... words) {
    return run(new byte[0], words);
  }

  /** Runs a verb on this platform. */
  Ended run(byte[] in, String... words) {
    try {
      var input = Files.write(Files.createTempFile("in", null), in);
      var out = Files.createTempFile("out", null);
      var err = Files.createTempFile("err", null);
      var process =
          new ProcessBuilder(command(words))
              .redirectInput(input.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not over after " + LIMIT + ": " + List.of(words));
      }
      return new Ended(process.exitValue(), text(out), text(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> command(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--") || option.startsWith("-Dorg.apache.avro")) {
        command.add(option);
      }
    }
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }

  private static String text(Path file) throws IOException {
    // A ciphertext on standard output is no text: what cannot be read is replaced.
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
