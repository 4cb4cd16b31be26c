package io.keystream.commands;

import io.keystream.directory.Founding;
import io.keystream.directory.jdk.JdkCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who founded the platform, out of the file that the configuration names. */
final class FoundingFile {
  private FoundingFile() {}

  /**
   * Reads the certificate.
   *
   * @throws IllegalArgumentException naming the setting when there is none that can sign commands
   */
  static Founding read(Path file, JdkCertificates certificates) {
    try {
      return Founding.by(JdkCertificates.toDer(Files.readAllBytes(file)), certificates);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "founding.certificate: '%s': %s".formatted(file, e.getMessage()), e);
    }
  }
}
