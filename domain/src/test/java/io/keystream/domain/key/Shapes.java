package io.keystream.domain.key;

import java.util.Set;
import java.util.stream.Collectors;

/** The states of a key's versions without their numbers and times. */
final class Shapes {
  private Shapes() {}

  static Set<String> of(Key key) {
    return switch (key) {
      case Key.Absent _ -> Set.of();
      case Key.Present present ->
          present.versions().values().stream()
              .map(version -> version.toString().replaceAll("number=v\\d+|at=[^\\]]+", ""))
              .collect(Collectors.toSet());
    };
  }
}
