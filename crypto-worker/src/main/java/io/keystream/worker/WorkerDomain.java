package io.keystream.worker;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.sealing.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workers that share an HSM and serve the same keys, on one platform.
 *
 * @param name such as {@code local}
 */
public record WorkerDomain(Platform platform, String name) {

  static @Nullable WorkerDomain of(Map<String, String> settings) {
    var founding = settings.getOrDefault("founding.certificate", "");
    if (founding.isBlank()) {
      return null;
    }
    try {
      var certificate = CredentialFiles.readCertificate(Path.of(founding));
      return new WorkerDomain(
          new Platform(certificate.fingerprint()), settings.getOrDefault("worker.domain", ""));
    } catch (BadCredential e) {
      throw new IllegalArgumentException("founding.certificate: " + e.getMessage(), e);
    }
  }
}
