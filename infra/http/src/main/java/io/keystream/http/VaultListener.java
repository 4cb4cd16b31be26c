package io.keystream.http;

import java.net.URI;
import java.util.List;

/**
 * Where clients of Vault's API are answered, over TLS.
 *
 * <p>Thread safety: safe.
 */
public final class VaultListener implements AutoCloseable {

  /** Two of the largest payloads in base64, and room for what stands around them. */
  private static final long MAX_BODY_BYTES = 2L * 1024 * 1024;

  /** In the worst case 512 MiB of bodies, all of callers who are enrolled. */
  private static final HttpLimits LIMITS = new HttpLimits(256, 4096, MAX_BODY_BYTES);

  private final HttpServer server;

  private VaultListener(HttpServer server) {
    this.server = server;
  }

  public static VaultListener start(HttpsConfiguration configuration, List<Routes> routes) {
    return new VaultListener(
        HttpServer.tls(
            configuration.host(),
            configuration.port(),
            configuration.credential(),
            LIMITS,
            routes));
  }

  /** Its address under this name of the machine. */
  public URI uri(String host) {
    return server.uri(host);
  }

  @Override
  public void close() {
    server.close();
  }
}
