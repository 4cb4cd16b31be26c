package io.keystream.domain.policy;

import io.keystream.domain.caller.Principal;

/**
 * What a service must be granted to command in the name of a caller.
 *
 * <p>A principal's name may be no path: it may hold slashes, or be {@code ..}. Here it is one
 * segment, so that a grant that ends in {@code /+} or {@code /*} is for everybody. <em>Law:</em> no
 * two principals share a path.
 */
public final class OnBehalfPaths {

  private static final String PREFIX = "keystream/on-behalf-of/";

  private OnBehalfPaths() {}

  /** What stands in the way of a segment is written as in a URL. */
  public static Access onBehalfOf(Principal caller) {
    return new Access(PREFIX + segment(caller.name()), Capability.UPDATE);
  }

  private static String segment(String name) {
    var escaped = name.replace("%", "%25").replace("/", "%2F");
    return switch (escaped) {
      case ".", ".." -> escaped.replace(".", "%2E");
      default -> escaped;
    };
  }
}
