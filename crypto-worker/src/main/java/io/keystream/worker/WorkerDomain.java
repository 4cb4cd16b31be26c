package io.keystream.worker;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workers that share an HSM and serve the same keys, on one platform.
 *
 * @param name such as {@code local}
 * @param suite of the keys that are made from now on
 */
public record WorkerDomain(Platform platform, String name, Suite suite) {

  private static final Suite DEFAULT_SUITE = Suite.P256;

  public WorkerDomain(Platform platform, String name) {
    this(platform, name, DEFAULT_SUITE);
  }

  static @Nullable WorkerDomain of(Map<String, String> settings) {
    var founding = settings.getOrDefault("founding.certificate", "");
    if (founding.isBlank()) {
      return null;
    }
    try {
      var certificate = CredentialFiles.readCertificate(Path.of(founding));
      return new WorkerDomain(
          new Platform(certificate.fingerprint()),
          settings.getOrDefault("worker.domain", ""),
          suite(settings.getOrDefault("worker.domain.suite", DEFAULT_SUITE.name())));
    } catch (BadCredential e) {
      throw new IllegalArgumentException("founding.certificate: " + e.getMessage(), e);
    }
  }

  private static Suite suite(String name) {
    return Arrays.stream(Suite.values())
        .filter(suite -> suite.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "worker.domain.suite must be one of %s: '%s'"
                    .formatted(Arrays.toString(Suite.values()), name)));
  }
}
