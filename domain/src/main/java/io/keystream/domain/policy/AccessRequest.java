package io.keystream.domain.policy;

import io.keystream.domain.caller.Application;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that policies judge of a request.
 *
 * @param parameters by name, in lower case; the values as text, those of a list one by one
 * @param context the encryption context
 * @param at when the request is decided; it enters the record, so that the decision can be repeated
 */
public record AccessRequest(
    Access access,
    Map<String, List<String>> parameters,
    Application application,
    Source source,
    Map<String, String> context,
    Instant at) {

  public AccessRequest {
    parameters = parameters.isEmpty() ? Map.of() : lowerCase(parameters);
    context = Map.copyOf(context);
  }

  /** Names that differ in case only are one parameter with the values of all. */
  private static Map<String, List<String>> lowerCase(Map<String, List<String>> parameters) {
    var merged = new HashMap<String, List<String>>();
    parameters.forEach((name, values) ->
        merged.merge(ParameterRules.lower(name), List.copyOf(values), AccessRequest::join));
    return Map.copyOf(merged);
  }

  private static List<String> join(List<String> some, List<String> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
