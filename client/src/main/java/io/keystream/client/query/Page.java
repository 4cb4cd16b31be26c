package io.keystream.client.query;

import java.util.List;

/**
 * A part of an answer.
 *
 * @param coverage whether it holds all that the log held when it was asked for
 * @param rest whether there is more
 */
public record Page<T>(List<T> rows, Coverage coverage, Rest rest) {

  public Page {
    rows = List.copyOf(rows);
  }

  /** How fresh a page is. */
  public enum Coverage {
    COMPLETE,
    /** The projection has not read the whole log yet. */
    BEHIND
  }

  /** Whether a page is the last one. */
  public enum Rest {
    NOTHING,
    MORE
  }
}
