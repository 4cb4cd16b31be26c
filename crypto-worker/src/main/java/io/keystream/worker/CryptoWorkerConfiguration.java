package io.keystream.worker;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.caller.Principal;
import io.keystream.http.HttpsConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a worker runs.
 *
 * @param bootstrapServers where Kafka is: {@code host:port,...}
 * @param node the name of this process, 1 to 64 of letters, digits and {@code . _ -}; no other may
 *     run under it at the same time: it would be fenced
 * @param maxHandles the most keys loaded in the HSM at a time, about 8 KiB each
 * @param domain whose keys callers seal to
 * @param credential signs what this worker reports of keys; its certificate names the principal
 *     that is to be enrolled with it as a service
 * @param https where it listens too; null for a worker that is asked over Kafka only
 */
public record CryptoWorkerConfiguration(
    String bootstrapServers,
    String node,
    int maxHandles,
    WorkerDomain domain,
    Credential credential,
    @Nullable HttpsConfiguration https) {

  public static final int DEFAULT_MAX_HANDLES = 10_000;

  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CryptoWorkerConfiguration {
    var errors = new ArrayList<String>();
    if (bootstrapServers.isBlank()) {
      errors.add("bootstrap.servers must name Kafka, as host:port");
    }
    if (!NODE.matcher(node).matches()) {
      errors.add("node must be 1 to 64 of letters, digits, '.', '_', '-': '" + node + "'");
    }
    if (maxHandles < 1 || maxHandles > 1_000_000) {
      errors.add("max.handles must be 1 to 1000000: " + maxHandles);
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  public CryptoWorkerConfiguration(
      String bootstrapServers, String node, WorkerDomain domain, Credential credential) {
    this(bootstrapServers, node, DEFAULT_MAX_HANDLES, domain, credential, null);
  }

  public CryptoWorkerConfiguration withHttps(HttpsConfiguration listening) {
    return new CryptoWorkerConfiguration(
        bootstrapServers, node, maxHandles, domain, credential, listening);
  }

  /**
   * From settings named {@code bootstrap.servers}, {@code node}, {@code founding.certificate} (the
   * file of the founding operator's), {@code worker.domain}, {@code credential} (the name of the
   * files with the worker's own certificate and key, without their endings {@code .crt} and {@code
   * .key}) and, optional, {@code max.handles}, {@code https.port}, {@code https.host} (else
   * 127.0.0.1) and {@code https.credential} (likewise files, of the server's own) and {@code
   * worker.domain.suite}: a {@link io.keystream.sealing.Suite}.
   */
  static CryptoWorkerConfiguration of(Map<String, String> settings) {
    var maxHandles = settings.getOrDefault("max.handles", Integer.toString(DEFAULT_MAX_HANDLES));
    return new CryptoWorkerConfiguration(
        settings.getOrDefault("bootstrap.servers", ""),
        settings.getOrDefault("node", ""),
        maxHandles.matches("\\d{1,8}") ? Integer.parseInt(maxHandles) : -1,
        WorkerDomain.of(settings),
        credential("credential", settings.getOrDefault("credential", "")),
        HttpsConfiguration.of(settings));
  }

  private static Credential credential(String setting, String name) {
    var credential = files(setting, name);
    try {
      var _ = new Principal(credential.certificate().commonName());
      return credential;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
    }
  }

  private static Credential files(String setting, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          setting + " must name the files of a certificate and its key, without endings");
    }
    try {
      return new CredentialFiles(Path.of(name)).read();
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
    }
  }
}
