package io.keystream.client.vault;

import io.keystream.credentials.TrustedServers;
import io.keystream.domain.caller.Application;
import java.net.URI;
import java.time.Duration;

/**
 * A platform over HTTPS, and the application that asks it.
 *
 * @param address such as {@code https://127.0.0.1:8200}
 * @param application that records name
 * @param timeout for each request, from connecting to the last byte of its answer
 */
public record VaultServer(
    URI address, TrustedServers trusted, Application application, Duration timeout) {

  public VaultServer {
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "address must be like https://127.0.0.1:8200, is '" + address + "'");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, is " + timeout);
    }
  }
}
