package io.keystream.worker;

import io.keystream.credentials.Credential;

/**
 * Where a worker listens for HTTPS.
 *
 * @param port 0 takes a free one
 * @param credential the server's own; clients trust its certificate
 */
public record HttpsConfiguration(String host, int port, Credential credential) {

  public HttpsConfiguration {
    if (host.isBlank()) {
      throw new IllegalArgumentException("https.host must name an address to listen on");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("https.port must be 0 to 65535: " + port);
    }
  }
}
