package io.keystream.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where answers leave: a caller learns nothing of our insides, the log gets it all. */
public final class Edge {

  private static final Logger log = LoggerFactory.getLogger(Edge.class);

  static final String JSON = "application/json";
  static final String NO_STORE = "no-store";

  /** RFC 9110, 15.3.5, 15.3.6 and 15.4.5: with these comes nothing. */
  private static final Set<Integer> WITHOUT_BODY = Set.of(Answer.NO_CONTENT, 205, 304);

  private Edge() {}

  /**
   * Sends what is answered.
   *
   * @throws BadRequest if the question cannot be taken; then nothing is sent
   * @throws Unforeseen if it fails in a way that nobody foresaw; then nothing is sent either
   */
  public static void send(ServerResponse response, Supplier<Answer> question) {
    var answer = answer(question);
    response.status(Status.create(answer.status()));
    if (WITHOUT_BODY.contains(answer.status())) {
      response.send();
      return;
    }
    response
        .header(HeaderNames.CONTENT_TYPE, JSON)
        .header(HeaderNames.CACHE_CONTROL, NO_STORE)
        .send(answer.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Answer unknown(ServerRequest request) {
    return Answer.error(
        Answer.NOT_FOUND,
        List.of(
            Texts.cut(
                "nothing answers %s %s"
                    .formatted(
                        request.prologue().method().text(), request.path().absolute().path()))));
  }

  /** What goes wrong is told by {@link Refusals}, who have it put on record first. */
  private static Answer answer(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (BadRequest e) {
      throw e;
    } catch (RuntimeException e) {
      log.atError().setMessage("question failed").setCause(e).log();
      throw new Unforeseen(e);
    }
  }
}
