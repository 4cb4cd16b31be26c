package io.keystream.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the web server itself refuses, before anybody could ask who it is: requests that are
 * no HTTP, and bodies that are announced too large. Errors have the shape that all have, and
 * nothing of what was sent is in them.
 */
final class NoHttp implements DirectHandler {

  private static final int TOO_LONG = 414;
  private static final int VERSION = 505;

  private final long bodyBytes;

  private NoHttp(long bodyBytes) {
    this.bodyBytes = bodyBytes;
  }

  static DirectHandlers handlers(HttpLimits limits) {
    var handler = new NoHttp(limits.bodyBytes());
    var handlers = DirectHandlers.builder();
    for (var event : EventType.values()) {
      handlers.addHandler(event, handler);
    }
    return handlers.build();
  }

  /** What fails while a request is read fails by what was sent. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String unsafe) {
    return response(
        event, event == EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : status, headers);
  }

  /** What fails once somebody answers. */
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.@Nullable Logger logger) {
    return response(event, status, headers);
  }

  private TransportResponse response(
      EventType event, Status status, ServerResponseHeaders headers) {
    var answer = Answer.error(status.code(), List.of(message(status.code())));
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, Edge.JSON))
        .header(HeaderValues.create(HeaderNames.CACHE_CONTROL, Edge.NO_STORE))
        .keepAlive(event.keepAlive())
        .entity(answer.body().toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private String message(int status) {
    return switch (status) {
      case Answer.TOO_LARGE -> "the body must have at most " + bodyBytes + " bytes";
      case TOO_LONG -> "the path is too long";
      case VERSION -> "HTTP/1.1 is spoken here";
      default ->
          status < Answer.INTERNAL_ERROR ? "the request cannot be read as HTTP" : "internal error";
    };
  }
}
