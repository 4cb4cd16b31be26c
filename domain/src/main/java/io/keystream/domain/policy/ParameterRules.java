package io.keystream.domain.policy;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule says about the parameters of a request.
 *
 * @param allowed if there is any, no other parameter is
 * @param denied goes before {@code allowed}
 * @param required must be there, with whatever value
 */
public record ParameterRules(
    ParameterValues allowed, ParameterValues denied, Set<String> required) {

  public static final ParameterRules NONE =
      new ParameterRules(ParameterValues.NONE, ParameterValues.NONE, Set.of());

  public ParameterRules {
    var names = new TreeSet<String>();
    required.forEach(name -> names.add(lower(name)));
    required = Collections.unmodifiableSet(names);
  }

  boolean isNone() {
    return allowed.isNone() && denied.isNone() && required.isEmpty();
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
