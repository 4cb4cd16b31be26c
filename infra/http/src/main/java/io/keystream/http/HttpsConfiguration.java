package io.keystream.http;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a service listens for HTTPS.
 *
 * @param port 0 takes a free one
 * @param credential the server's own; clients trust its certificate
 */
public record HttpsConfiguration(String host, int port, Credential credential) {

  private static final String CREDENTIAL = "https.credential";

  public HttpsConfiguration {
    if (host.isBlank()) {
      throw new IllegalArgumentException("https.host must name an address to listen on");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("https.port must be 0 to 65535: " + port);
    }
  }

  /**
   * From settings named {@code https.port}, {@code https.credential} (the name of the files with
   * the server's certificate and key, without their endings {@code .crt} and {@code .key}) and,
   * optional, {@code https.host} (else 127.0.0.1); null without a port.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public static @Nullable HttpsConfiguration of(Map<String, String> settings) {
    var port = settings.get("https.port");
    return port == null
        ? null
        : new HttpsConfiguration(
            settings.getOrDefault("https.host", "127.0.0.1"),
            port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1,
            credential(settings.getOrDefault(CREDENTIAL, "")));
  }

  private static Credential credential(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          CREDENTIAL + " must name the files of a certificate and its key, without endings");
    }
    try {
      return new CredentialFiles(Path.of(name)).read();
    } catch (BadCredential | IllegalArgumentException e) {
      throw new IllegalArgumentException(CREDENTIAL + ": " + e.getMessage(), e);
    }
  }
}
