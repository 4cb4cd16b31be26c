package io.keystream.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import io.keystream.credentials.TlsKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * An issuer's web server over HTTPS: it answers whatever path with what it was told last, or does
 * not answer until it ends.
 *
 * <p>Thread safety: safe.
 */
public final class TestJwksServer implements AutoCloseable {

  private static final Base64.Encoder PEM = Base64.getMimeEncoder();

  private final Credential credential;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Answer answer = new Answer(404, "");
  private volatile boolean hangs;

  private record Answer(int status, String body) {}

  private TestJwksServer(Credential credential, HttpsServer server) {
    this.credential = credential;
    this.server = server;
  }

  /** On loopback, with a certificate that it signed itself. */
  public static TestJwksServer start(Instant now) {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      var credential =
          Credential.generateForServer(
              new ServerNames(List.of("localhost"), List.of(loopback)),
              now.minusSeconds(60),
              Duration.ofHours(1),
              new SecureRandom());
      var context = SSLContext.getInstance("TLS");
      context.init(TlsKeys.of(credential), null, null);
      var server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      var started = new TestJwksServer(credential, server);
      server.setExecutor(started.threads);
      server.createContext("/", started::serve);
      server.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  public String url() {
    return "https://localhost:%d/keys".formatted(server.getAddress().getPort());
  }

  /** Its certificate, which is its own issuer. */
  public String pem() {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(PEM.encodeToString(credential.certificate().der()));
  }

  public void answers(int status, String body) {
    answer = new Answer(status, body);
  }

  /** From here on nobody gets an answer. */
  public void hangs() {
    hangs = true;
  }

  /** How often it was asked. */
  public int asked() {
    return asked.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      if (hangs) {
        end.await();
        return;
      }
      var now = answer;
      var body = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Location", url());
      exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
