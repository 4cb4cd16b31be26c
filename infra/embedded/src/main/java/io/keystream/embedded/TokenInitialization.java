package io.keystream.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@link InitializeToken} in a process of its own: a PKCS#11 module takes its configuration
 * once per process, and this one must stay free to use the finished token.
 */
record TokenInitialization(SoftHsm token, Path configuration) {

  private static final long MAX_SECONDS = 60;

  void run() throws IOException {
    var process = start();
    try {
      feedPins(process);
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
        throw new SoftHsmFailure.Unusable("SoftHSM did not answer in " + MAX_SECONDS + " seconds");
      }
      if (process.exitValue() != 0) {
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        throw new SoftHsmFailure.Unusable("SoftHSM did not make a token: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SoftHsmFailure.Unusable("interrupted while making a token", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            codeLocation(),
            InitializeToken.class.getName(),
            token.module().toString(),
            token.label());
    builder.environment().put(SoftHsm.CONFIGURATION_VARIABLE, configuration.toString());
    // Would make the child print a line that looks like an error, or take the parent's debug port.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectOutput(Redirect.DISCARD);
    return builder.start();
  }

  private void feedPins(Process process) throws IOException {
    try (var in = process.getOutputStream()) {
      in.write(Files.readAllBytes(token.securityOfficerPinFile()));
      in.write('\n');
      in.write(Files.readAllBytes(token.userPinFile()));
      in.write('\n');
    }
  }

  private static String codeLocation() {
    try {
      return Path.of(
              InitializeToken.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a location that is no URI", e);
    }
  }
}
