package io.keystream.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where answers leave: a caller learns nothing of our insides, the log gets it all. */
public final class Edge {

  private static final Logger log = LoggerFactory.getLogger(Edge.class);

  private Edge() {}

  /** Sends what is answered; a failure that nobody foresaw is answered 500. */
  public static void send(ServerResponse response, Supplier<Answer> question) {
    var answer = answer(question);
    if (answer.status() == Answer.NO_CONTENT) {
      response.status(Status.NO_CONTENT_204).send();
      return;
    }
    response
        .status(Status.create(answer.status()))
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(answer.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Answer unknown(ServerRequest request) {
    return Answer.error(
        Answer.NOT_FOUND,
        List.of(
            "nothing answers %s %s"
                .formatted(request.prologue().method().text(), request.path().absolute().path())));
  }

  /**
   * Answers that the path is known and the method is not one of its own.
   *
   * @param allowed which are, as the header {@code Allow} has them
   */
  public static void refuseMethod(ServerResponse response, String allowed) {
    response.header(HeaderNames.ALLOW, allowed);
    send(response, () -> Answer.error(Answer.METHOD_NOT_ALLOWED, List.of("unsupported operation")));
  }

  private static Answer answer(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (BadRequest e) {
      return Answer.error(Answer.BAD_REQUEST, List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      log.atError().setMessage("question failed").setCause(e).log();
      return Answer.error(Answer.INTERNAL_ERROR, List.of("internal error"));
    }
  }
}
