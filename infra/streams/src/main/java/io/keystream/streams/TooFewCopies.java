package io.keystream.streams;

import java.util.List;

/** Topics of a job have fewer copies than what they are made from; says which, and the cure. */
public final class TooFewCopies extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooFewCopies(List<String> topics) {
    super(String.join("; ", topics));
  }
}
