package io.keystream.commands;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.directory.Certificates;
import io.keystream.directory.Founding;
import java.nio.file.Path;

/** Who founded the platform, out of the file that the configuration names. */
final class FoundingFile {
  private FoundingFile() {}

  /**
   * Reads the certificate.
   *
   * @throws IllegalArgumentException naming the setting when there is none that can sign commands
   */
  static Founding read(Path file, Certificates certificates) {
    try {
      return Founding.by(CredentialFiles.readCertificate(file).der(), certificates);
    } catch (BadCredential e) {
      throw new IllegalArgumentException("founding.certificate: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "founding.certificate: %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
