package io.keystream.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /** As the launcher saw it: the JVM only knows whether both input and output are a terminal. */
  static Output terminal() {
    return Boolean.getBoolean("keystream.terminal") ? Output.TERMINAL : Output.ELSEWHERE;
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

  /** The option, or else the environment variable, or else the alternative. */
  String chosen(@Nullable String option, String variable, String otherwise) {
    return option == null ? environment(variable, otherwise) : option;
  }
}
