package io.keystream.audit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the query API over HTTP. */
final class Questions implements AutoCloseable {

  /** What came back. */
  record Reply(int status, JsonNode body) {

    String firstError() {
      return body.path("errors").path(0).asText();
    }

    /** The body without how far each partition was read, which goes on between two answers. */
    JsonNode withoutPosition() {
      return body.<ObjectNode>deepCopy().without("position");
    }
  }

  private static final Duration LONG = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final URI base;

  Questions(URI base) {
    this.base = base;
  }

  Reply get(String pathAndQuery) {
    return send(HttpRequest.newBuilder(uri(pathAndQuery)).GET());
  }

  /** Asks until the answer is one that holds everything. */
  Reply getComplete(String pathAndQuery) {
    return await()
        .atMost(LONG)
        .pollDelay(Duration.ZERO)
        .until(() -> get(pathAndQuery), reply -> reply.body().at("/position/complete").asBoolean());
  }

  Reply delete(String path) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  @Override
  public void close() {
    client.close();
  }

  private URI uri(String pathAndQuery) {
    return URI.create(base + "/v1/keystream" + pathAndQuery);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.timeout(LONG).build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), mapper.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
