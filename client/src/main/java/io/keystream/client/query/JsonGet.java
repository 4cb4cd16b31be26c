package io.keystream.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.client.query.QueryFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Fetches JSON over HTTP; an error answer becomes a {@link QueryFailed} in its own words. */
final class JsonGet implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Duration timeout;
  private final HttpClient client;

  JsonGet(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  JsonNode get(URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(timeout).GET().build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      var body = MAPPER.readTree(response.body());
      if (response.statusCode() == 200) {
        return body;
      }
      throw new QueryFailed(reason(response.statusCode()), errors(uri, body), null);
    } catch (IOException e) {
      throw new QueryFailed(
          Reason.UNAVAILABLE, "No answer from the audit-projector at " + uri + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryFailed(Reason.UNAVAILABLE, "interrupted while asking " + uri, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 400 -> Reason.REFUSED;
      case 404 -> Reason.NOT_FOUND;
      default -> Reason.UNAVAILABLE;
    };
  }

  private static String errors(URI uri, JsonNode body) {
    var errors =
        StreamSupport.stream(body.path("errors").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining("; "));
    return errors.isEmpty() ? uri + " answered " + body : errors;
  }
}
