package io.keystream.e2e.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, small, whose every word goes into files, and which can be looked into. */
final class JavaProcess implements AutoCloseable {

  private static final int MAX_END_SECONDS = 60;
  private static final int MAX_LOOK_SECONDS = 60;

  private final String name;
  private final Path logs;
  private final Process process;

  private JavaProcess(String name, Path logs, Process process) {
    this.name = name;
    this.logs = logs;
    this.process = process;
  }

  /** What is run, and what it is given. */
  record Program(
      String name,
      Class<?> main,
      int maxHeapMib,
      List<String> options,
      Map<String, String> environment,
      List<String> arguments) {}

  static JavaProcess start(Program program, Path logs) {
    var builder =
        new ProcessBuilder(command(program))
            .redirectOutput(logs.resolve(program.name() + ".out").toFile())
            .redirectError(logs.resolve(program.name() + ".err").toFile());
    builder.environment().putAll(program.environment());
    try {
      return new JavaProcess(program.name(), logs, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program.name(), e);
    }
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it said on standard output so far. */
  String output() {
    return read(logs.resolve(name + ".out"));
  }

  /** What it said on standard error so far. */
  String errors() {
    return read(logs.resolve(name + ".err"));
  }

  /** What the kernel tells of it: {@code cmdline} or {@code environ}. */
  Path told(String what) {
    return Path.of("/proc", Long.toString(process.pid()), what);
  }

  void collectGarbage() {
    look("gc", "GC.run");
  }

  Path dumpThreads() {
    return look("threads", "Thread.print", "-l", "-e");
  }

  /** Everything that was not collected yet, reachable or not; whoever calls deletes the file. */
  Path dumpHeap(Path directory) {
    var file = directory.resolve(name + ".hprof");
    look("dump", "GC.heap_dump", "-all", file.toString());
    if (!Files.exists(file)) {
      throw new AssertionError(name + " dumped no heap: " + read(said("dump")));
    }
    return file;
  }

  /** SIGTERM first, as any service is ended. */
  @Override
  public void close() {
    process.destroy();
    if (!ended(process, MAX_END_SECONDS)) {
      throw new AssertionError(name + " did not end after SIGTERM");
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Asks the JVM; its answer is in the file. */
  private Path look(String what, String... words) {
    var answer = said(what);
    var command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(process.pid())));
    command.addAll(List.of(words));
    try {
      var asked =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      if (!ended(asked, MAX_LOOK_SECONDS) || asked.exitValue() != 0) {
        asked.destroyForcibly();
        throw new AssertionError("jcmd %s of %s: %s".formatted(what, name, read(answer)));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run jcmd", e);
    }
  }

  private Path said(String what) {
    return logs.resolve(name + "." + what);
  }

  private static List<String> command(Program program) {
    var command = new ArrayList<String>();
    command.add(tool("java"));
    for (var option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("--") || option.startsWith("-Dorg.apache.avro")) {
        command.add(option);
      }
    }
    command.addAll(
        List.of(
            "-Xmx" + program.maxHeapMib() + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(program.options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.main().getName()));
    command.addAll(program.arguments());
    return command;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static boolean ended(Process process, int maxSeconds) {
    try {
      return process.waitFor(maxSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
