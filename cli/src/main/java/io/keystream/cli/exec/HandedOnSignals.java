package io.keystream.cli.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands signals that ask this process to end on to its child, so that the child decides.
 *
 * <p>One that comes before there is a child waits for it. Those that this process ignores, as
 * {@code nohup} makes it ignore HUP, the child ignores as well.
 *
 * <p>Thread safety: safe.
 */
public final class HandedOnSignals implements AutoCloseable {

  private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

  private final List<JvmSignal> handled = new ArrayList<>();
  private final List<String> early = new ArrayList<>();
  private @Nullable ProcessHandle child;

  private HandedOnSignals() {}

  /** From here on no such signal ends this process, until this is closed. */
  public static HandedOnSignals begin() {
    var signals = new HandedOnSignals();
    for (var name : NAMES) {
      signals.handled.add(JvmSignal.handle(name, () -> signals.received(name)));
    }
    return signals;
  }

  synchronized void to(ProcessHandle process) {
    child = process;
    early.forEach(name -> send(name, process));
    early.clear();
  }

  private synchronized void received(String name) {
    if (child == null) {
      early.add(name);
    } else if (!name.equals("INT") || !isInForegroundOfTerminal()) {
      // Of a terminal the child has got it as well.
      send(name, child);
    }
  }

  private static void send(String name, ProcessHandle child) {
    if (!child.isAlive()) {
      return;
    }
    if (name.equals("TERM")) {
      child.destroy();
      return;
    }
    try {
      // The JDK sends TERM and KILL only; every system that has signals has this.
      var kill = new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name);
      kill.command().add(String.valueOf(child.pid()));
      kill.start();
    } catch (IOException _) {
      child.destroy();
    }
  }

  /** By the process group of the terminal, in the words of proc(5). */
  private static boolean isInForegroundOfTerminal() {
    try {
      var stat = Files.readString(Path.of("/proc/self/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      var processGroup = fields[2];
      var foreground = fields[5];
      return processGroup.equals(foreground);
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    handled.forEach(JvmSignal::giveBack);
  }
}
