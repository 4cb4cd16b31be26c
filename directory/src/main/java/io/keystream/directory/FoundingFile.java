package io.keystream.directory;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import java.nio.file.Path;

/** Who founded the platform, out of the file that a service's configuration names. */
public final class FoundingFile {
  private FoundingFile() {}

  /**
   * Reads the certificate.
   *
   * @throws IllegalArgumentException naming the setting when there is none that can sign commands
   */
  public static Founding read(Path file, Certificates certificates) {
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
