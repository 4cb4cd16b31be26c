package io.keystream.streams.access;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.directory.Certificates;
import io.keystream.directory.Founding;
import java.nio.file.Path;

/** Who founded the platform, out of the file that the configuration names. */
final class FoundingFile {
  private FoundingFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming the setting, when there is no such certificate
   */
  static Founding read(Path certificate, Certificates certificates) {
    try {
      return Founding.by(CredentialFiles.readCertificate(certificate).der(), certificates);
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException("founding.certificate: " + e.getMessage(), e);
    }
  }
}
