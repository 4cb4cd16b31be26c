package io.keystream.local;

import java.nio.file.Path;

/**
 * Where a local platform keeps what, under one directory.
 *
 * @param root such as {@code ./var}
 */
public record DataLayout(Path root) {

  public DataLayout {
    root = root.toAbsolutePath().normalize();
  }

  /** The directory's own lock: who holds it runs the platform. */
  Path lock() {
    return root.resolve("platform.lock");
  }

  /** The process that runs it, for {@code down}. */
  Path pidFile() {
    return root.resolve("platform.pid");
  }

  /** Where clients find it. */
  Path platformFile() {
    return root.resolve("platform.json");
  }

  public Path logFile() {
    return root.resolve("platform.log");
  }

  Path healthFile() {
    return root.resolve("platform.health");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path token() {
    return root.resolve("token");
  }

  /** The founding operator's credential, without its endings. */
  public Path operator() {
    return root.resolve("operator");
  }

  /** The server's own credential for HTTPS, without its endings. */
  public Path https() {
    return root.resolve("https");
  }

  /** The command-service's own credential, without its endings. */
  Path commandServiceCredential() {
    return root.resolve("services").resolve("command-service");
  }

  /** The crypto-worker's own credential, without its endings. */
  Path cryptoWorkerCredential() {
    return root.resolve("services").resolve("crypto-worker");
  }

  Path commandService() {
    return root.resolve("command-service");
  }

  Path auditProjector() {
    return root.resolve("audit-projector");
  }

  Path anomalyDetector() {
    return root.resolve("anomaly-detector");
  }
}
