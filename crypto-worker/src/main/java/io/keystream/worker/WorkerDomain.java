package io.keystream.worker;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.CredentialFiles;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The workers that share an HSM and serve the same keys, on one platform.
 *
 * @param founding the certificate of the founding operator: the root of who may call
 * @param name such as {@code local}
 * @param suite of the keys that are made from now on
 */
public record WorkerDomain(Certificate founding, String name, Suite suite) {

  public static final Suite DEFAULT_SUITE = Suite.P256;

  public WorkerDomain(Certificate founding, String name) {
    this(founding, name, DEFAULT_SUITE);
  }

  /** The platform's name in everything that is sealed. */
  public Platform platform() {
    return new Platform(founding.fingerprint());
  }

  static WorkerDomain of(Map<String, String> settings) {
    var founding = settings.getOrDefault("founding.certificate", "");
    if (founding.isBlank()) {
      throw new IllegalArgumentException(
          "founding.certificate must name the file of the founding operator's certificate");
    }
    try {
      return new WorkerDomain(
          CredentialFiles.readCertificate(Path.of(founding)),
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
