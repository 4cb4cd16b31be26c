package io.keystream.commands;

import io.keystream.credentials.CredentialFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a command-service runs.
 *
 * @param bootstrapServers where Kafka is
 * @param node this instance's name in records, 1 to 64 letters, digits, {@code . _ -}
 * @param dataDirectory of the snapshots, this instance's own; may be empty, may be deleted
 * @param members threads that share the partitions, 1 to 64
 * @param foundingCertificate of the founding operator, X.509 in DER or PEM, the same for every
 *     service of the platform: the root of who may command
 * @param credential signs what the service commands by itself: the name, without their endings, of
 *     the files of a certificate and its key; the certificate's common name is the principal that
 *     is to be enrolled with it as a service
 */
public record CommandServiceConfiguration(
    String bootstrapServers,
    String node,
    Path dataDirectory,
    int members,
    Path foundingCertificate,
    Path credential) {

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
    if (!Files.isRegularFile(foundingCertificate)) {
      errors.add("founding.certificate names no file: '" + foundingCertificate + "'");
    }
    if (!new CredentialFiles(credential).exist()) {
      errors.add("credential names no files with .crt and .key added: '" + credential + "'");
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node}, {@code data.directory}, {@code
   * founding.certificate}, {@code credential} and, optional, {@code members}.
   */
  static CommandServiceConfiguration of(Map<String, String> settings) {
    var members = settings.getOrDefault("members", Integer.toString(DEFAULT_MEMBERS));
    return new CommandServiceConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        Path.of(settings.getOrDefault("data.directory", "var/command-service")),
        members.matches("\\d{1,4}") ? Integer.parseInt(members) : -1,
        Path.of(settings.getOrDefault("founding.certificate", "")),
        Path.of(settings.getOrDefault("credential", "")));
  }
}
