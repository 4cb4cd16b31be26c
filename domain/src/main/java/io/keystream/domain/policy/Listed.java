package io.keystream.domain.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A list in a sentence; a long one is cut, because sentences enter records. */
final class Listed {

  private static final int SHOWN = 5;
  private static final int MAX_LENGTH = 80;

  private Listed() {}

  static String of(List<?> things) {
    var shown =
        things.stream()
            .limit(SHOWN)
            .map(thing -> cut(thing.toString()))
            .collect(Collectors.joining(", "));
    return things.size() <= SHOWN ? shown : shown + " and " + (things.size() - SHOWN) + " more";
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }
}
