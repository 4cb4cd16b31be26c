package io.keystream.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parameters with the values that a rule is about; an empty list is any value.
 *
 * <p>Names do not distinguish case. The name {@code *} is every parameter that is not named.
 */
public record ParameterValues(Map<String, List<ValuePattern>> byName) {

  public static final ParameterValues NONE = new ParameterValues(Map.of());

  private static final String EVERY = "*";

  public ParameterValues {
    var copy = new TreeMap<String, List<ValuePattern>>();
    byName.forEach((name, patterns) -> {
      if (name.equals(EVERY) && !patterns.isEmpty()) {
        throw new IllegalArgumentException("the parameter '*' takes [] and no values");
      }
      if (copy.put(ParameterRules.lower(name), List.copyOf(patterns)) != null) {
        throw new IllegalArgumentException(
            "parameter '%s' is named twice; names do not distinguish case"
                .formatted(ParameterRules.lower(name)));
      }
    });
    byName = Map.copyOf(copy);
  }

  boolean isNone() {
    return byName.isEmpty();
  }

  boolean hasEvery() {
    return byName.containsKey(EVERY);
  }
}
