package io.keystream.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.keystream.credentials.Credential;
import java.net.URI;
import java.util.List;

/**
 * One address to listen on.
 *
 * <p>Thread safety: safe; each request is answered on a virtual thread of its own.
 */
public final class HttpServer implements AutoCloseable {

  private static final List<Filter> ONE_READING = List.of(new PlainPaths());

  private final String scheme;
  private final WebServer server;

  private HttpServer(String scheme, WebServer server) {
    this.scheme = scheme;
    this.server = server;
  }

  /**
   * Listens without TLS; port 0 takes a free one.
   *
   * @throws CannotListen if it cannot
   */
  public static HttpServer plain(
      String host, int port, HttpLimits limits, List<Routes> routes, Unread unread) {
    return new HttpServer(
        "http", started(builder(host, port, limits, routes, unread, ONE_READING)));
  }

  /**
   * The same for questions that change nothing: a slash in a path may be encoded, because names
   * that have some are parts of paths.
   */
  public static HttpServer ofQuestions(
      String host, int port, HttpLimits limits, List<Routes> routes) {
    return new HttpServer(
        "http", started(builder(host, port, limits, routes, Unread.TOLD, List.of())));
  }

  /**
   * Listens with TLS.
   *
   * @param credential the server's own
   * @param unread what becomes of requests that none of the routes takes
   * @throws CannotListen if it cannot
   */
  public static HttpServer tls(
      String host,
      int port,
      Credential credential,
      HttpLimits limits,
      List<Routes> routes,
      Unread unread) {
    return new HttpServer(
        "https",
        started(
            builder(host, port, limits, routes, unread, ONE_READING)
                // Or nothing would limit the silence of clients.
                .useNio(false)
                .tls(ServerTls.of(credential, limits.silence()))));
  }

  private static WebServerConfig.Builder builder(
      String host,
      int port,
      HttpLimits limits,
      List<Routes> routes,
      Unread unread,
      List<Filter> filters) {
    return WebServer.builder()
        .host(host)
        .port(port)
        .maxTcpConnections(limits.connections())
        .maxPayloadSize(limits.bodyBytes())
        .directHandlers(NoHttp.handlers(limits))
        // Or an answer of several packets waits 40 ms for the acknowledgement of its first.
        .connectionOptions(options -> options.tcpNoDelay(true))
        .shutdownHook(false)
        .routing(routing -> {
          routing.addFilter(new Turns(limits, unread));
          routes.forEach(some -> routing.register(some.path(), some.service()));
          new Refusals(unread, filters).routing(routing);
        });
  }

  /** The web server itself tells of an address that it does not get in its log only. */
  private static WebServer started(WebServerConfig.Builder builder) {
    var server = builder.build().start();
    if (server.port() <= 0) {
      server.stop();
      throw new CannotListen(builder.host(), builder.port());
    }
    return server;
  }

  /** Its address under this name of the machine. */
  public URI uri(String host) {
    return URI.create("%s://%s:%d".formatted(scheme, host, server.port()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
