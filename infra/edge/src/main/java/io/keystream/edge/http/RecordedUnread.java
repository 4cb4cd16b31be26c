package io.keystream.edge.http;

import io.helidon.webserver.http.ServerRequest;
import io.keystream.edge.Front;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Unread;
import java.util.UUID;

/**
 * Puts on record what callers ask of the API that no part of the platform takes, before they are
 * told. Who is nobody is turned away as everywhere, and learns nothing of what is there.
 */
public final class RecordedUnread implements Unread {

  private static final String API = "/v1";

  private final Front front;

  public RecordedUnread(Front front) {
    this.front = front;
  }

  @Override
  public Answer answer(ServerRequest request, Answer refusal) {
    var path = request.prologue().uriPath();
    // As it was written and as it was resolved: those that differ are refused, and recorded too.
    return isOfApi(path.rawPath()) || isOfApi(path.path())
        ? answer(caller(request), request, UUID.randomUUID(), refusal)
        : refusal;
  }

  private static boolean isOfApi(String path) {
    return path.equals(API) || path.startsWith(API + "/");
  }

  /**
   * The same for somebody known, under an id that the answer can name.
   *
   * @return the refusal, once it is on record
   */
  public Answer answer(HttpCaller caller, ServerRequest request, UUID id, Answer refusal) {
    return front.refuse(caller, id, request.prologue().uriPath().rawPath(), refusal);
  }

  private static HttpCaller caller(ServerRequest request) {
    try {
      return HttpCaller.of(request);
    } catch (BadRequest _) {
      // What it states of itself is what cannot be read.
      return HttpCaller.statingNothing(request);
    }
  }
}
