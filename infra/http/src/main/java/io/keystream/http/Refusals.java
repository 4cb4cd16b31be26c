package io.keystream.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * Tells what no part of the platform takes or brings to its end, once what {@link Unread} does with
 * it is done.
 */
final class Refusals {

  private final Unread unread;
  private final List<Filter> filters;

  /**
   * For one listener.
   *
   * @param filters keep out what it does not take at all
   */
  Refusals(Unread unread, List<Filter> filters) {
    this.unread = unread;
    this.filters = filters;
  }

  /** Registers it behind all routes. */
  void routing(HttpRouting.Builder routing) {
    filters.forEach(routing::addFilter);
    routing
        .any((request, response) -> send(request, response, Edge.unknown(request)))
        .error(BadRequest.class, this::tell)
        .error(
            Unforeseen.class,
            (request, response, _) ->
                send(
                    request,
                    response,
                    Answer.error(Answer.INTERNAL_ERROR, List.of("internal error"))));
  }

  private void tell(ServerRequest request, ServerResponse response, BadRequest why) {
    if (!why.allowed().isEmpty()) {
      response.header(HeaderNames.ALLOW, why.allowed());
    }
    if (why.endsConnection()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    var refusal = Answer.error(why.status(), List.of(why.message()));
    if (why.isRecorded()) {
      Edge.send(response, () -> refusal);
    } else {
      send(request, response, refusal);
    }
  }

  private void send(ServerRequest request, ServerResponse response, Answer refusal) {
    Edge.send(response, () -> unread.answer(request, refusal));
  }
}
