package io.keystream.cli;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;

/** Where engineers' messages go, so that a person at a terminal reads only what is meant for him. */
enum Logs {
  /** The platform: to standard error, which its starter sends to a file. */
  PLATFORM(""),
  /** The demo: to a file of its own. */
  DEMO("log4j2-demo.xml"),
  /** Any other command: errors only, to standard error. */
  COMMAND("log4j2-command.xml");

  private final String configuration;

  Logs(String configuration) {
    this.configuration = configuration;
  }

  static Logs of(String[] arguments) {
    return switch (arguments.length == 0 ? "" : arguments[0]) {
      case "up" -> PLATFORM;
      case "demo" -> DEMO;
      default -> COMMAND;
    };
  }

  /** The file of the demo's log; its process's own, so that demos do not meet. */
  static Path file() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "keystream-demo-" + ProcessHandle.current().pid() + ".log");
  }

  /** Called before anything logs. */
  void configure() {
    System.setProperty("keystream.log", file().toString());
    if (!configuration.isEmpty()) {
      System.setProperty("log4j2.configurationFile", "classpath:" + configuration);
    }
    // Helidon logs through the JDK, and starts and stops are no news.
    LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
  }
}
