package io.keystream.schemas;

import java.util.List;

/** Topics that exist and differ from the catalogue; says how to mend each. */
public final class TopicMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicMismatch(List<String> differences) {
    super(String.join("\n", differences));
  }
}
