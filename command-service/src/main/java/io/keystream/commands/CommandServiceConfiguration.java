package io.keystream.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a command-service runs.
 *
 * @param bootstrapServers where Kafka is
 * @param node this instance's name in records, 1 to 64 letters, digits, {@code . _ -}
 * @param dataDirectory of the snapshots, this instance's own; may be empty, may be deleted
 * @param members threads that share the partitions, 1 to 64
 * @param foundingCertificate of the founding operator, X.509 in DER or PEM, the same for every
 *     service of the platform; null: access commands are not decided here
 */
public record CommandServiceConfiguration(
    String bootstrapServers,
    String node,
    Path dataDirectory,
    int members,
    @Nullable Path foundingCertificate) {

  public static final int DEFAULT_MEMBERS = 1;

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CommandServiceConfiguration {
    var errors = new ArrayList<String>();
    if (bootstrapServers.isBlank()) {
      errors.add("bootstrap.servers must name Kafka, as host:port");
    }
    if (!NODE.matcher(node).matches()) {
      errors.add("node must be 1 to 64 letters, digits, '.', '_', '-': '" + node + "'");
    }
    if (members < 1 || members > 64) {
      errors.add("members must be 1 to 64: " + members);
    }
    if (foundingCertificate != null && !Files.isReadable(foundingCertificate)) {
      errors.add("founding.certificate names no readable file: '" + foundingCertificate + "'");
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  public CommandServiceConfiguration(String bootstrapServers, String node, Path dataDirectory) {
    this(bootstrapServers, node, dataDirectory, DEFAULT_MEMBERS);
  }

  public CommandServiceConfiguration(
      String bootstrapServers, String node, Path dataDirectory, int members) {
    this(bootstrapServers, node, dataDirectory, members, null);
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node}, {@code data.directory} and,
   * optional, {@code members} and {@code founding.certificate}.
   */
  static CommandServiceConfiguration of(Map<String, String> settings) {
    var founding = settings.getOrDefault("founding.certificate", "");
    var members = settings.getOrDefault("members", Integer.toString(DEFAULT_MEMBERS));
    return new CommandServiceConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        Path.of(settings.getOrDefault("data.directory", "var/command-service")),
        members.matches("\\d{1,4}") ? Integer.parseInt(members) : -1,
        founding.isEmpty() ? null : Path.of(founding));
  }
}
