package io.keystream.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command has around it: streams, environment, clock and chance.
 *
 * @param out results only, so that it can be piped
 * @param err everything said to a person on the way
 */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Output output,
    InstantSource clock,
    SecureRandom random) {

  /** Where results go. */
  enum Output {
    TERMINAL,
    ELSEWHERE
  }

  static Output terminal() {
    var console = System.console();
    return console != null && console.isTerminal() ? Output.TERMINAL : Output.ELSEWHERE;
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** An environment variable, or the alternative where it is unset or empty. */
  String environment(String name, String otherwise) {
    var value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }
}
