package io.keystream.domain.policy;

import io.keystream.domain.caller.Application;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that policies judge of a request, or what its record tells of it.
 *
 * @param parameters by name, in lower case; the values as text, those of a list one by one
 * @param context the encryption context
 * @param at when the request is decided; it enters the record, so that the decision can be repeated
 * @param origin whether parameters and context are all there were; those of a record are not
 */
public record AccessRequest(
    Access access,
    Map<String, List<String>> parameters,
    Application application,
    Source source,
    Map<String, String> context,
    Instant at,
    Origin origin) {

  /** Where it is known from. */
  public enum Origin {
    /** The request itself. */
    REQUEST,
    /** Its record, which tells neither parameters nor encryption context. */
    RECORD
  }

  /** A request that is at hand. */
  public AccessRequest(
      Access access,
      Map<String, List<String>> parameters,
      Application application,
      Source source,
      Map<String, String> context,
      Instant at) {
    this(access, parameters, application, source, context, at, Origin.REQUEST);
  }

  /** One of which only the record is left. */
  public static AccessRequest recorded(Access access, Application application, Instant at) {
    return new AccessRequest(
        access, Map.of(), application, new Source.Unknown(), Map.of(), at, Origin.RECORD);
  }

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
