package io.keystream.domain.policy;

import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.caller.Application;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random policies and requests out of so few words that they meet. */
final class RandomPolicies {

  private static final List<String> SEGMENTS = List.of("a", "b", "ab", "ba", "aab");
  private static final List<String> PARAMETERS = List.of("x", "y");
  private static final List<String> VALUES = List.of("1", "12", "2", "21");
  private static final List<Condition> CONDITIONS =
      List.of(
          new Condition.Hours(List.of(WeeklyHours.parse("Mon-Wed 22:00-06:00 Europe/Berlin"))),
          new Condition.Networks(List.of(Network.parse("10.0.0.0/8"))),
          new Condition.Applications(List.of(new ValuePattern("till*"))),
          new Condition.RequiredContext(
              Map.of("purpose", List.of(new ValuePattern("tax")), "region", List.of())));

  private final Random random;

  RandomPolicies(long seed) {
    this.random = new Random(seed);
  }

  /** In no order. */
  List<Policy> policies() {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(number -> new Policy(new PolicyName("p" + (5 - number)), rules()))
        .toList();
  }

  AccessRequest request() {
    var capabilities = EnumSet.complementOf(EnumSet.of(Capability.DENY));
    var path =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(_ -> any(SEGMENTS))
            .collect(Collectors.joining("/"));
    return new AccessRequest(
        new Access(path, any(List.copyOf(capabilities))),
        random.nextBoolean() ? Map.of() : parameters(),
        new Application(any(List.of("till", "shop"))),
        random.nextBoolean()
            ? new Source.Unknown()
            : new Source.Address(InetAddress.ofLiteral(any(List.of("10.0.0.1", "192.0.2.1")))),
        context(),
        Ask.MONDAY_TEN.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60))));
  }

  private List<PathRule> rules() {
    return IntStream.range(0, random.nextInt(6)).mapToObj(_ -> rule()).toList();
  }

  private PathRule rule() {
    var capabilities = EnumSet.noneOf(Capability.class);
    do {
      capabilities.add(any(List.of(Capability.values())));
    } while (random.nextInt(4) > 0);
    if (random.nextInt(4) > 0 && capabilities.size() > 1) {
      capabilities.remove(Capability.DENY);
    }
    boolean denies = capabilities.contains(Capability.DENY);
    return new PathRule(
        pattern(), capabilities, parameterRules(), conditions(), denies ? null : budget());
  }

  private PathPattern pattern() {
    if (random.nextInt(10) == 0) {
      return new PathPattern("*");
    }
    var text =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(_ -> random.nextInt(3) == 0 ? "+" : any(SEGMENTS))
            .collect(Collectors.joining("/"));
    return new PathPattern(
        switch (random.nextInt(4)) {
          case 0 -> text.endsWith("+") ? text + "/*" : text + "*";
          case 1 -> text + "/*";
          default -> text;
        });
  }

  private ParameterRules parameterRules() {
    if (random.nextInt(3) > 0) {
      return ParameterRules.NONE;
    }
    return new ParameterRules(
        values(), values(), random.nextInt(6) == 0 ? Set.of(any(PARAMETERS)) : Set.of());
  }

  private ParameterValues values() {
    var values = new HashMap<String, List<ValuePattern>>();
    while (random.nextInt(3) == 0) {
      values.put(any(PARAMETERS), patterns());
    }
    if (random.nextInt(10) == 0) {
      values.put("*", List.of());
    }
    return new ParameterValues(values);
  }

  private List<ValuePattern> patterns() {
    var patterns = new ArrayList<ValuePattern>();
    while (random.nextBoolean()) {
      patterns.add(new ValuePattern(any(List.of("1", "2", "1*", "*1", "*2*", "*"))));
    }
    return patterns;
  }

  private List<Condition> conditions() {
    return random.nextBoolean()
        ? List.of()
        : CONDITIONS.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private @Nullable BudgetLimits budget() {
    return random.nextInt(3) > 0
        ? null
        : new BudgetLimits(1 + random.nextInt(3), Duration.ofHours(1 + random.nextInt(3)));
  }

  private Map<String, List<String>> parameters() {
    var parameters = new HashMap<String, List<String>>();
    for (var name : List.of("x", "y", "z")) {
      if (random.nextInt(3) == 0) {
        parameters.put(
            name, IntStream.range(0, random.nextInt(3)).mapToObj(_ -> any(VALUES)).toList());
      }
    }
    return parameters;
  }

  private Map<String, String> context() {
    return switch (random.nextInt(3)) {
      case 0 -> Map.of();
      case 1 -> Map.of("purpose", any(List.of("tax", "fun")));
      default -> Map.of("purpose", "tax", "region", "eu");
    };
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
