package io.keystream.worker.http;

import io.keystream.credentials.Credential;
import io.keystream.http.HttpLimits;
import io.keystream.http.HttpServer;
import io.keystream.worker.requests.DirectUses;
import java.net.URI;
import java.time.InstantSource;

/**
 * Serves uses of keys over HTTPS as Vault's transit engine does, under {@code /v1/transit}.
 *
 * <p>Thread safety: safe.
 */
public final class VaultApi implements AutoCloseable {

  /** Two of the largest payloads in base64, and room for what stands around them. */
  private static final long MAX_BODY_BYTES = 2L * 1024 * 1024;

  /** In the worst case 512 MiB of bodies, all of callers who are enrolled. */
  private static final HttpLimits LIMITS = new HttpLimits(256, 4096, MAX_BODY_BYTES);

  private final HttpServer server;

  private VaultApi(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens; port 0 takes a free one.
   *
   * @param credential the server's own
   */
  public static VaultApi start(
      String host, int port, Credential credential, DirectUses uses, InstantSource clock) {
    return new VaultApi(
        HttpServer.tls(
            host, port, credential, LIMITS, "/v1/transit", new TransitRoutes(uses, clock)));
  }

  public URI uri(String host) {
    return server.uri(host);
  }

  @Override
  public void close() {
    server.close();
  }
}
