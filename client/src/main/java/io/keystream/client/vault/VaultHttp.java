package io.keystream.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.ClientTls;
import io.keystream.credentials.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks the platform over HTTPS, as the principal of a certificate or with a token.
 *
 * <p>Thread safety: safe.
 */
public final class VaultHttp implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String PREFIX = "/v1/";

  private final URI server;
  private final @Nullable String token;
  private final Duration timeout;
  private final HttpClient client;

  private VaultHttp(
      URI server,
      Certificate trusted,
      @Nullable Credential own,
      @Nullable String token,
      Duration timeout) {
    this.server = server;
    this.token = token;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .sslContext(ClientTls.trusting(trusted, own))
            .connectTimeout(timeout)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** As the principal that was enrolled with the credential. */
  public static VaultHttp with(Credential own, URI server, Certificate trusted, Duration timeout) {
    return new VaultHttp(server, trusted, own, null, timeout);
  }

  /** As whom the token stands for. */
  public static VaultHttp withToken(
      String token, URI server, Certificate trusted, Duration timeout) {
    return new VaultHttp(server, trusted, null, token, timeout);
  }

  /** A token of the principal whose credential this has, for as long as this. */
  public String logIn(Duration ttl) {
    var body = JsonNodeFactory.instance.objectNode().put("ttl", ttl.toSeconds());
    return post("auth/cert/login", body).path("auth").path("client_token").asText();
  }

  /**
   * Asks for what there is at a path, without {@code /v1/}.
   *
   * @throws VaultFailure with what the platform says, or why it says nothing
   */
  public JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /**
   * Has something done at a path, without {@code /v1/}.
   *
   * @throws VaultFailure with what the platform says, or why it says nothing
   */
  public JsonNode post(String path, ObjectNode body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(server.resolve(PREFIX + path)).timeout(timeout).method(method, body);
    if (token != null) {
      request.header("X-Vault-Token", token);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      var answer = MAPPER.readTree(response.body());
      if (response.statusCode() >= 400) {
        throw VaultFailure.refused(path, response.statusCode(), errors(answer));
      }
      return answer;
    } catch (IOException e) {
      throw new VaultFailure(VaultFailure.NO_ANSWER, "No answer from " + server + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultFailure(VaultFailure.NO_ANSWER, "interrupted while asking " + server, e);
    }
  }

  private static List<String> errors(JsonNode answer) {
    var errors = new ArrayList<String>();
    answer.path("errors").forEach(error -> errors.add(error.asText()));
    return errors;
  }

  @Override
  public void close() {
    client.close();
  }
}
