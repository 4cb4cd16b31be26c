package io.keystream.domain.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must hold for a rule to be in force, beyond Vault's language. */
public sealed interface Condition {

  /** The word that introduces it in a policy. */
  String word();

  /** What is accepted, as a person reads it. */
  String limit();

  /** What the request has instead or in accordance. */
  String found(AccessRequest request);

  /** Whether the request satisfies it; false also where that cannot be judged. */
  boolean holds(AccessRequest request);

  /** Whether the request says anything about it. */
  default boolean canBeJudged(AccessRequest request) {
    return switch (this) {
      case Networks _ -> request.source() instanceof Source.Address;
      case RequiredContext _ -> request.origin() == AccessRequest.Origin.REQUEST;
      case Hours _, Applications _ -> true;
    };
  }

  /** The request comes at one of these times. */
  record Hours(List<WeeklyHours> hours) implements Condition {
    public Hours {
      hours = atLeastOne("hours", hours);
    }

    @Override
    public String word() {
      return "hours";
    }

    @Override
    public String limit() {
      return Listed.of(hours);
    }

    @Override
    public String found(AccessRequest request) {
      return hours.getFirst().wall(request.at());
    }

    @Override
    public boolean holds(AccessRequest request) {
      return hours.stream().anyMatch(each -> each.include(request.at()));
    }
  }

  /** The request comes from one of these networks. */
  record Networks(List<Network> networks) implements Condition {
    public Networks {
      networks = atLeastOne("networks", networks);
    }

    @Override
    public String word() {
      return "networks";
    }

    @Override
    public String limit() {
      return Listed.of(networks);
    }

    @Override
    public String found(AccessRequest request) {
      return request.source().toString();
    }

    @Override
    public boolean holds(AccessRequest request) {
      return request.source() instanceof Source.Address(var address)
          && networks.stream().anyMatch(network -> network.contains(address));
    }
  }

  /** One of these applications asks; {@code *} at the end of a name is any end. */
  record Applications(List<ValuePattern> names) implements Condition {
    public Applications {
      names = atLeastOne("applications", names);
      for (var name : names) {
        int star = name.text().indexOf('*');
        if (name.text().isEmpty() || (star >= 0 && star < name.text().length() - 1)) {
          throw new IllegalArgumentException(
              "an application is a name, with '*' only at its end: '" + name + "'");
        }
      }
    }

    @Override
    public String word() {
      return "applications";
    }

    @Override
    public String limit() {
      return Listed.of(names);
    }

    @Override
    public String found(AccessRequest request) {
      return request.application().name();
    }

    @Override
    public boolean holds(AccessRequest request) {
      return names.stream().anyMatch(name -> name.matches(request.application().name()));
    }
  }

  /** The request's encryption context has all of these names, each with one of its values. */
  record RequiredContext(Map<String, List<ValuePattern>> values) implements Condition {
    public RequiredContext {
      atLeastOne("required_context", List.copyOf(values.keySet()));
      var copy = new TreeMap<String, List<ValuePattern>>();
      values.forEach((name, patterns) -> copy.put(name, List.copyOf(patterns)));
      values = Collections.unmodifiableMap(copy);
    }

    @Override
    public String word() {
      return "required_context";
    }

    @Override
    public String limit() {
      var parts = new ArrayList<String>();
      values.forEach((name, patterns) ->
          parts.add(name + " = " + (patterns.isEmpty() ? "any value" : Listed.of(patterns))));
      return Listed.of(parts);
    }

    /** Without its values: what is found is recorded, and contexts are not. */
    @Override
    public String found(AccessRequest request) {
      if (!canBeJudged(request)) {
        return "no known context";
      }
      var parts = new ArrayList<String>();
      for (var name : values.keySet()) {
        if (!request.context().containsKey(name)) {
          parts.add("no " + name);
        } else {
          parts.add(holds(request, name) ? name : "another " + name);
        }
      }
      return Listed.of(parts);
    }

    @Override
    public boolean holds(AccessRequest request) {
      return values.keySet().stream().allMatch(name -> holds(request, name));
    }

    private boolean holds(AccessRequest request, String name) {
      var value = request.context().get(name);
      var patterns = values.getOrDefault(name, List.of());
      return value != null
          && (patterns.isEmpty() || patterns.stream().anyMatch(each -> each.matches(value)));
    }
  }

  private static <T> List<T> atLeastOne(String word, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(word + " names at least one; leave it out to mean any");
    }
    return List.copyOf(values);
  }
}
