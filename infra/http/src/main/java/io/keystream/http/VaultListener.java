package io.keystream.http;

import java.net.URI;
import java.util.List;

/**
 * Where clients of Vault's API are answered: over TLS, or where somebody asks for it without, on
 * loopback only.
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

  /**
   * Listens.
   *
   * @param unread what becomes of requests that none of the routes takes
   */
  public static VaultListener start(
      HttpsConfiguration configuration, List<Routes> routes, Unread unread) {
    return new VaultListener(
        HttpServer.tls(
            configuration.host(),
            configuration.port(),
            configuration.credential(),
            LIMITS,
            routes,
            unread));
  }

  /**
   * Listens without TLS on 127.0.0.1, for callers on this machine: who shows a token is known,
   * certificates nobody can show. Silence is not limited here.
   *
   * @param port 0 takes a free one
   */
  public static VaultListener startWithoutTls(int port, List<Routes> routes, Unread unread) {
    return new VaultListener(HttpServer.plain("127.0.0.1", port, LIMITS, routes, unread));
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
