package io.keystream.client.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an answer.
 *
 * @param coverage whether it holds all that the log held when it was asked for
 * @param next where the next page begins; null when there is none
 */
public record Page<T>(List<T> rows, Coverage coverage, @Nullable String next) {

  public Page {
    rows = List.copyOf(rows);
  }

  /** How fresh a page is. */
  public enum Coverage {
    COMPLETE,
    /** The projection has not read the whole log yet. */
    BEHIND
  }
}
