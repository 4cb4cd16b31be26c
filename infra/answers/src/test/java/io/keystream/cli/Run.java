package io.keystream.cli;

import io.keystream.cli.Surroundings.Output;
import io.keystream.client.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * One run of the command in this JVM.
 *
 * @param written what it wrote to standard output, byte for byte
 */
record Run(int exitCode, Bytes written, String err) {

  static Run of(String... arguments) {
    return of(new byte[0], Output.ELSEWHERE, Map.of(), arguments);
  }

  static Run of(byte[] in, String... arguments) {
    return of(in, Output.ELSEWHERE, Map.of(), arguments);
  }

  static Run of(byte[] in, Output output, Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            new ByteArrayInputStream(in),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            output,
            InstantSource.system(),
            new SecureRandom());
    var exitCode = Commands.of(surroundings).execute(arguments);
    return new Run(exitCode, Bytes.of(out.toByteArray()), err.toString(StandardCharsets.UTF_8));
  }

  byte[] out() {
    return written.toArray();
  }

  String text() {
    return new String(out(), StandardCharsets.UTF_8);
  }
}
