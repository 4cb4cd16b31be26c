package io.keystream.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.ClientTls;
import io.keystream.credentials.Credential;
import io.keystream.testkit.openapi.ApiContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Asks over HTTPS with the JDK's client, which trusts the server's certificate alone. */
public final class HttpsCaller implements AutoCloseable {

  /** Numbers stay as they are written. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final URI server;
  private final HttpClient client;
  private final String token;

  /** Null for a caller that shows no certificate. */
  public HttpsCaller(URI server, Certificate trusted, @Nullable Credential credential) {
    this(server, HttpClient.newBuilder().sslContext(ClientTls.trusting(trusted, credential)), "");
  }

  private HttpsCaller(URI server, HttpClient.Builder client, String token) {
    this.server = server;
    this.client = client.build();
    this.token = token;
  }

  /** A caller that shows a token and no certificate. */
  public static HttpsCaller withToken(URI server, Certificate trusted, String token) {
    return new HttpsCaller(
        server, HttpClient.newBuilder().sslContext(ClientTls.trusting(trusted, null)), token);
  }

  /** A status and a body. */
  public record Answered(int status, JsonNode body) {

    public JsonNode data() {
      return body.path("data");
    }

    public String error() {
      return body.path("errors").path(0).asText();
    }
  }

  public Answered post(String path, String body) {
    return send("POST", path, body);
  }

  public Answered get(String path) {
    return send("GET", path, "");
  }

  /** A JSON merge patch. */
  public Answered patch(String path, String body) {
    return send(
        request("PATCH", path, body).header("Content-Type", "application/merge-patch+json"), body);
  }

  /** With whichever method; an empty body is none. */
  public Answered send(String method, String path, String body) {
    return send(request(method, path, body), body);
  }

  /** An answer that is no JSON. */
  public String text(String path) {
    return new String(exchange(request("GET", path, "").build()).body(), StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(server.resolve("/v1/" + path))
        .timeout(Duration.ofSeconds(60))
        .header("X-Keystream-Application", "till")
        .header("X-Keystream-User", "alice")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private Answered send(HttpRequest.Builder request, String body) {
    return send(
        token.isEmpty() ? request.build() : request.header("X-Vault-Token", token).build(), body);
  }

  /** Holds what is asked and answered against what the platform publishes of itself. */
  private Answered send(HttpRequest request, String body) {
    var response = exchange(request);
    try {
      var answered = new Answered(response.statusCode(), MAPPER.readTree(response.body()));
      ApiContract.published()
          .check(
              request.method(),
              request.uri().getPath(),
              json(body),
              answered.status(),
              answered.body());
      return answered;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Null for what is not JSON, as bodies of wrong requests are. */
  private static @Nullable JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    client.close();
  }
}
