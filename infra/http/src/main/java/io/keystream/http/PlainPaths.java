package io.keystream.http;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps out paths that can be read in two ways: whoever asked for one key must not be answered with
 * another, because somebody on the way resolved {@code ..} or took {@code %2f} for a slash.
 */
final class PlainPaths implements Filter {

  private static final char REPLACEMENT = '\uFFFD';

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var path = request.prologue().uriPath();
    if (!isPlain(path.rawPath()) || !path.path().chars().allMatch(PlainPaths::isVisible)) {
      throw new BadRequest(
          "the path must begin with a slash, have no part that is empty, '.' or '..', and neither"
              + " ';' nor encoded slashes, dots or control characters");
    }
    chain.proceed();
  }

  private static boolean isPlain(String raw) {
    var lower = raw.toLowerCase(Locale.ROOT);
    return raw.startsWith("/")
        && Stream.of("//", ";", "%2f", "%5c", "%2e").noneMatch(lower::contains)
        && Stream.of(raw.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
  }

  /** What is no UTF-8 was replaced when the path was decoded. */
  private static boolean isVisible(int character) {
    return character != REPLACEMENT && !Character.isISOControl(character);
  }
}
