package io.keystream.cli.exec;

import io.keystream.client.vault.SecretText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;

/**
 * A program that is given secrets: a child of this process, which shares its input, its output and
 * its environment but for what is said here.
 *
 * <p>Thread safety: not safe.
 */
public final class Program {

  /** In which the JDK writes a child's environment; it puts '?' for what that does not have. */
  private static final Charset OF_ENVIRONMENT =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private final ProcessBuilder builder;

  /**
   * Not started yet.
   *
   * @param words its name and its arguments
   */
  public Program(List<String> words) {
    this.builder = new ProcessBuilder(words).inheritIO();
  }

  /** Takes variables away that this process has. */
  public void without(Collection<String> variables) {
    builder.environment().keySet().removeAll(variables);
  }

  /**
   * Sets a variable.
   *
   * @throws IllegalArgumentException if no variable can hold the secret
   */
  public void with(String variable, SecretText secret) {
    var value = secret.reveal();
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("it has a NUL character; use --file");
    }
    if (!OF_ENVIRONMENT.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          "it has characters that %s, the locale's, has not; use --file, or set LC_ALL=C.UTF-8"
              .formatted(OF_ENVIRONMENT));
    }
    builder.environment().put(variable, value);
  }

  /** Sets a variable to what is no secret. */
  public void with(String variable, String value) {
    builder.environment().put(variable, value);
  }

  /**
   * Starts it and waits for its end.
   *
   * @return its exit code, or 128 and the number of the signal that ended it
   * @throws IOException if it cannot be started
   */
  public int run(HandedOnSignals signals) throws IOException {
    var process = builder.start();
    builder.environment().clear();
    signals.to(process.toHandle());
    return process.onExit().join().exitValue();
  }
}
