package io.keystream.http;

import io.helidon.webserver.http.ServerRequest;

/**
 * What becomes of requests that no part of the platform takes or brings to its end: they cannot be
 * read, their path is nobody's, their method is none of the path's, no turn comes for them in time,
 * or a defect is met.
 */
public interface Unread {

  /** They are told so, and that is all. */
  Unread TOLD = (_, refusal) -> refusal;

  /**
   * What is answered to one.
   *
   * @param refusal says what is wrong with it
   */
  Answer answer(ServerRequest request, Answer refusal);
}
