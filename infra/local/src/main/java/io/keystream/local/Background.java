package io.keystream.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts and stops a platform that runs in a process of its own. */
public final class Background {

  private static final Duration MAX_START = Duration.ofMinutes(5);
  private static final Duration MAX_STOP = Duration.ofSeconds(60);
  private static final Path NOHUP = Path.of("/usr/bin/nohup");

  private Background() {}

  /** What {@link #up} found or did. */
  public sealed interface Up {
    record Started(PlatformFile platform, long pid, Duration took) implements Up {}

    record RunsAlready(PlatformFile platform, long pid) implements Up {}
  }

  /** What {@link #down} found or did. */
  public sealed interface Down {
    record Stopped(long pid, Duration took) implements Down {}

    record DidNotRun() implements Down {}
  }

  /**
   * Starts a platform and returns when it is ready.
   *
   * @param command runs {@link Foreground} on the same directory
   * @param out told each step
   * @throws PlatformFailure if it does not become ready, with the reason from its log
   */
  public static Up up(DataLayout layout, List<String> command, PrintStream out) {
    var start = System.nanoTime();
    var running = PidFile.running(layout);
    if (running.isPresent()) {
      return new Up.RunsAlready(awaitFile(layout), running.get().pid());
    }
    PlatformFile.delete(layout);
    var log = LogTail.atEnd(layout.logFile());
    var process = launch(layout, command);
    var ready =
        Until.isTrue(
            () -> {
              log.copyTo(out);
              return !process.isAlive() || PlatformFile.read(layout).isPresent();
            },
            MAX_START);
    log.copyTo(out);
    if (!process.isAlive()) {
      throw failed("The platform ended while starting", layout, log);
    }
    if (!ready) {
      process.destroy();
      throw failed("Not ready after " + MAX_START.toSeconds() + " s, stopped", layout, log);
    }
    return new Up.Started(
        awaitFile(layout), process.pid(), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Stops the platform of the directory and returns when its process has ended.
   *
   * @throws PlatformFailure if it does not end in time
   */
  public static Down down(DataLayout layout) {
    var start = System.nanoTime();
    var running = PidFile.running(layout);
    if (running.isEmpty()) {
      return new Down.DidNotRun();
    }
    var process = running.get();
    process.destroy();
    try {
      process.onExit().get(MAX_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new PlatformFailure(
          "Process %d does not end within %d s; see %s, or end it with: kill -9 %d"
              .formatted(process.pid(), MAX_STOP.toSeconds(), layout.logFile(), process.pid()),
          e);
    }
    return new Down.Stopped(process.pid(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static PlatformFile awaitFile(DataLayout layout) {
    if (!Until.isTrue(() -> PlatformFile.read(layout).isPresent(), MAX_STOP)) {
      throw new PlatformFailure(
          "A platform runs in %s but is not ready; see %s"
              .formatted(layout.root(), layout.logFile()),
          null);
    }
    return PlatformFile.read(layout).orElseThrow();
  }

  /** Without a hang-up signal when the terminal closes. */
  private static Process launch(DataLayout layout, List<String> command) {
    var words = new ArrayList<String>();
    if (Files.isExecutable(NOHUP)) {
      words.add(NOHUP.toString());
    }
    words.addAll(command);
    try {
      Files.createDirectories(layout.root());
      var log = ProcessBuilder.Redirect.appendTo(layout.logFile().toFile());
      return new ProcessBuilder(words)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(log)
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new PlatformFailure("The platform's process cannot be started: " + e, e);
    }
  }

  private static PlatformFailure failed(String what, DataLayout layout, LogTail log) {
    return new PlatformFailure(
        "%s. The log %s ends with:%n%s".formatted(what, layout.logFile(), log.lastLines()), null);
  }
}
