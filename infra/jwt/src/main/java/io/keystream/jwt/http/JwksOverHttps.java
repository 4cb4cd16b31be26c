package io.keystream.jwt.http;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.ClientTls;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.jwt.JwksServer;
import io.keystream.jwt.JwksUnavailable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches keys over HTTPS from a server whose certificate the role's authority issued, or one that
 * the JVM trusts. It follows no redirection: where keys are is said by operators alone.
 *
 * <p><b>Thread safety:</b> safe; each fetch has a client of its own, which ends with it.
 */
public final class JwksOverHttps implements JwksServer {

  private static final int OK = 200;

  private final Duration limit;

  public JwksOverHttps() {
    this(LIMIT);
  }

  /** For tests, which need not wait for so long. */
  JwksOverHttps(Duration limit) {
    this.limit = limit;
  }

  @Override
  public String fetch(JwtIssuer.At at) {
    var client = client(at);
    try {
      var request =
          HttpRequest.newBuilder(URI.create(at.url()))
              .header("Accept", "application/jwk-set+json, application/json")
              .timeout(limit)
              .build();
      var response =
          client
              .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES))
              .get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return body(response);
    } catch (ExecutionException e) {
      throw failed(Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
    } catch (TimeoutException _) {
      throw failed("no answer in " + limit.toSeconds() + " seconds");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw failed("the service ends");
    } finally {
      client.shutdownNow();
    }
  }

  private static String body(HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      throw failed("status " + response.statusCode());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private HttpClient client(JwtIssuer.At at) {
    var client = HttpClient.newBuilder().connectTimeout(limit).followRedirects(Redirect.NEVER);
    if (at.ca() == null) {
      return client.build();
    }
    try {
      return client
          .sslContext(
              ClientTls.trusting(
                  TrustedServers.of(at.ca().getBytes(StandardCharsets.US_ASCII)), null))
          .build();
    } catch (BadCredential e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private static JwksUnavailable failed(String why) {
    return new JwksUnavailable("they cannot be fetched: " + why);
  }
}
