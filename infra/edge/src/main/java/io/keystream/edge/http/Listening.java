package io.keystream.edge.http;

import io.helidon.webserver.http.ServerRequest;
import io.keystream.edge.Front;
import io.keystream.http.Answer;
import io.keystream.http.JsonBody;
import java.util.function.BiFunction;

/** Reads what callers send, once they are somebody. */
public final class Listening {

  private final Front front;

  public Listening(Front front) {
    this.front = front;
  }

  public Answer to(ServerRequest request, BiFunction<HttpCaller, JsonBody, Answer> question) {
    return to(HttpCaller.of(request), request, question);
  }

  public Answer to(
      HttpCaller caller, ServerRequest request, BiFunction<HttpCaller, JsonBody, Answer> question) {
    var refusal = front.turnAway(caller);
    return refusal == null ? question.apply(caller, JsonBody.read(request)) : refusal;
  }
}
