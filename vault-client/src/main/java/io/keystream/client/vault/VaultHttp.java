package io.keystream.client.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.credentials.ClientTls;
import io.keystream.credentials.Credential;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the platform over HTTPS, as the principal of a certificate or with a token.
 *
 * <p>Thread safety: safe.
 */
public final class VaultHttp implements AutoCloseable {

  private static final String PREFIX = "/v1/";

  /** Some times the largest secret with its metadata. */
  private static final long MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  /** Numbers stay as they are written. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final VaultServer server;
  private final HttpClient client;

  /** Null for who shows no certificate. */
  public VaultHttp(VaultServer server, @Nullable Credential own) {
    this.server = server;
    this.client =
        HttpClient.newBuilder()
            .sslContext(ClientTls.trusting(server.trusted(), own))
            .connectTimeout(server.timeout())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** A token of the principal whose credential this has, for as long as this. */
  public String logIn(Duration ttl) {
    var body = JsonNodeFactory.instance.objectNode().put("ttl", ttl.toSeconds());
    return post("auth/cert/login", body, null).path("auth").path("client_token").asText();
  }

  /**
   * Asks for what there is at a path, without {@code /v1/}.
   *
   * @throws VaultFailure with what the platform says, or why it says nothing
   */
  JsonNode get(String path, @Nullable SecretText token) {
    return send("GET", path, BodyPublishers.noBody(), token);
  }

  /**
   * Has something done at a path, without {@code /v1/}.
   *
   * @throws VaultFailure with what the platform says, or why it says nothing
   */
  JsonNode post(String path, ObjectNode body, @Nullable SecretText token) {
    return send("POST", path, BodyPublishers.ofString(body.toString()), token);
  }

  private JsonNode send(
      String method, String path, BodyPublisher body, @Nullable SecretText token) {
    // Of all that a path of a secret may have, the space alone is not also part of a URI's path.
    var request =
        HttpRequest.newBuilder(server.address().resolve(PREFIX + path.replace(" ", "%20")))
            .header("X-Keystream-Application", server.application().name())
            .method(method, body);
    if (token != null) {
      request.header("X-Vault-Token", token.reveal());
    }
    var response = answer(request.build());
    var answer = json(path, response);
    if (response.statusCode() >= 400) {
      throw VaultFailure.answered(path, response.statusCode(), errors(answer));
    }
    return answer;
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    var answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      return answer.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw none(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw none("nothing for " + server.timeout().toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw none("interrupted", e);
    }
  }

  private VaultFailure none(String why, Exception e) {
    return VaultFailure.unavailable("No answer from " + server.address() + ": " + why, e);
  }

  /** What the reader of JSON complains of can hold a piece of a value, so it is not passed on. */
  private static JsonNode json(String path, HttpResponse<byte[]> response) {
    var body = response.body();
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      throw VaultFailure.unavailable(
          "%s: status %d, and an answer that is no JSON".formatted(path, response.statusCode()),
          null);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static List<String> errors(JsonNode answer) {
    var errors = new ArrayList<String>();
    answer.path("errors").forEach(error -> errors.add(error.asText()));
    return errors;
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
