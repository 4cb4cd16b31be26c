package io.keystream.bench.https;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Asks what a load needs, once; it must be done. */
final class Caller implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final URI server;
  private final HttpClient client;

  Caller(URI server, SSLContext tls) {
    this.server = server;
    this.client = HttpClient.newBuilder().sslContext(tls).build();
  }

  JsonNode post(String path, ObjectNode body) {
    var request =
        HttpRequest.newBuilder(server.resolve("/v1/" + path))
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(path + " is answered " + response.statusCode());
      }
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
