package io.keystream.detection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How an anomaly-detector runs.
 *
 * @param bootstrapServers where Kafka is, as {@code host:port,...}
 * @param node this instance's name, 1 to 64 letters, digits, {@code . _ -}; no other instance has
 *     it
 * @param dataDirectory of the local stores, this instance's own; what is lost is rebuilt from Kafka
 * @param foundingCertificate of the founding operator, X.509 in DER or PEM, the same for every
 *     service of the platform: the root of who may declare hours
 */
public record AnomalyDetectorConfiguration(
    String bootstrapServers, String node, Path dataDirectory, Path foundingCertificate) {

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public AnomalyDetectorConfiguration {
    var errors = new ArrayList<String>();
    if (bootstrapServers.isBlank()) {
      errors.add("bootstrap.servers must name Kafka, as host:port");
    }
    if (!NODE.matcher(node).matches()) {
      errors.add("node must be 1 to 64 letters, digits, '.', '_', '-': '" + node + "'");
    }
    if (foundingCertificate.toString().isBlank()) {
      errors.add("founding.certificate must name the file of the founding operator's certificate");
    } else if (!Files.isReadable(foundingCertificate)) {
      errors.add("founding.certificate names no readable file: '" + foundingCertificate + "'");
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node}, {@code founding.certificate} and,
   * optional, {@code data.directory}.
   */
  static AnomalyDetectorConfiguration of(Map<String, String> settings) {
    return new AnomalyDetectorConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        Path.of(settings.getOrDefault("data.directory", "var/anomaly-detector")),
        Path.of(settings.getOrDefault("founding.certificate", "")));
  }
}
