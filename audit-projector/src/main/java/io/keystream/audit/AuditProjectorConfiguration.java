package io.keystream.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an audit-projector runs.
 *
 * @param bootstrapServers where Kafka is, as {@code host:port,...}
 * @param node this instance's name, 1 to 64 letters, digits, {@code . _ -}; no other instance has
 *     it
 * @param dataDirectory of the local stores, this instance's own; what is lost is rebuilt from Kafka
 * @param foundingCertificate of the founding operator, X.509 in DER or PEM, the same for every
 *     service of the platform: the root of whose key events are believed
 * @param httpHost the address the query API listens on; whoever reaches it reads everything
 * @param httpPort 0 takes a free one
 * @param kept how long records stay in the audit view, 1 to 366 days; the log keeps them for ever
 */
public record AuditProjectorConfiguration(
    String bootstrapServers,
    String node,
    Path dataDirectory,
    Path foundingCertificate,
    String httpHost,
    int httpPort,
    Duration kept) {

  public static final String DEFAULT_HTTP_HOST = "127.0.0.1";
  public static final int DEFAULT_HTTP_PORT = 8280;
  public static final Duration DEFAULT_KEPT = Duration.ofDays(7);

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public AuditProjectorConfiguration {
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
    if (httpHost.isBlank()) {
      errors.add("http.host must be an address to listen on");
    }
    if (httpPort < 0 || httpPort > 65_535) {
      errors.add("http.port must be 0 to 65535: " + httpPort);
    }
    if (kept.compareTo(Duration.ofDays(1)) < 0 || kept.compareTo(Duration.ofDays(366)) > 0) {
      errors.add("audit.kept.days must be 1 to 366: " + kept.toDays());
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  public AuditProjectorConfiguration(
      String bootstrapServers, String node, Path dataDirectory, Path foundingCertificate) {
    this(
        bootstrapServers,
        node,
        dataDirectory,
        foundingCertificate,
        DEFAULT_HTTP_HOST,
        DEFAULT_HTTP_PORT,
        DEFAULT_KEPT);
  }

  public AuditProjectorConfiguration withHttpPort(int port) {
    return new AuditProjectorConfiguration(
        bootstrapServers, node, dataDirectory, foundingCertificate, httpHost, port, kept);
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node}, {@code founding.certificate} and,
   * optional, {@code data.directory}, {@code http.host}, {@code http.port}, {@code
   * audit.kept.days}.
   */
  static AuditProjectorConfiguration of(Map<String, String> settings) {
    return new AuditProjectorConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        Path.of(settings.getOrDefault("data.directory", "var/audit-projector")),
        Path.of(settings.getOrDefault("founding.certificate", "")),
        settings.getOrDefault("http.host", DEFAULT_HTTP_HOST),
        number(settings.get("http.port"), DEFAULT_HTTP_PORT),
        Duration.ofDays(number(settings.get("audit.kept.days"), (int) DEFAULT_KEPT.toDays())));
  }

  /** What is no number becomes one that the checks refuse. */
  private static int number(@Nullable String text, int absent) {
    if (text == null) {
      return absent;
    }
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }
}
