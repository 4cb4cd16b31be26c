package io.keystream.audit.http;

import io.helidon.common.uri.UriQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request, checked; every problem is kept, to be answered at once. */
final class Parameters {

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final UriQuery query;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param known the parameters that mean something; any other is a problem, since a filter that is
   *     misspelled and ignored would show too much
   */
  Parameters(UriQuery query, Set<String> known) {
    this.query = query;
    for (var name : query.names()) {
      if (!known.contains(name)) {
        problems.add(
            "unknown parameter '%s': known are %s"
                .formatted(shortened(name), known.stream().sorted().toList()));
      } else if (query.all(name).size() > 1) {
        problems.add("%s must be given once".formatted(name));
      }
    }
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  /** A text of at most {@code maxLength} characters; null when it is not given. */
  @Nullable String text(String name, int maxLength) {
    if (!query.contains(name)) {
      return null;
    }
    var value = query.get(name);
    if (value.isEmpty() || value.length() > maxLength) {
      problems.add(
          "%s must have 1 to %d characters, has %d".formatted(name, maxLength, value.length()));
      return null;
    }
    return value;
  }

  int limit() {
    var value = text("limit", 10);
    if (value == null) {
      return DEFAULT_LIMIT;
    }
    try {
      var limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Answered below like a number out of range.
    }
    problems.add("limit must be 1 to %d: '%s'".formatted(MAX_LIMIT, value));
    return DEFAULT_LIMIT;
  }

  /** An ISO 8601 instant such as {@code 2026-11-02T10:00:00Z}. */
  @Nullable Instant instant(String name) {
    var value = text(name, 40);
    if (value == null) {
      return null;
    }
    try {
      var instant = Instant.parse(value);
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant;
      }
    } catch (DateTimeException _) {
      // Answered below like an instant out of range.
    }
    problems.add("%s must be an instant such as 2026-11-02T10:00:00Z: '%s'".formatted(name, value));
    return null;
  }

  /** A value that {@code parse} understands or throws {@link IllegalArgumentException} over. */
  <T> @Nullable T parsed(String name, int maxLength, Function<String, T> parse) {
    var value = text(name, maxLength);
    if (value == null) {
      return null;
    }
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      problems.add("%s: %s".formatted(name, e.getMessage()));
      return null;
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
