package io.keystream.domain.policy.text;

import io.keystream.domain.budget.BudgetLimits;
import io.keystream.domain.policy.Capability;
import io.keystream.domain.policy.Condition;
import io.keystream.domain.policy.Condition.Applications;
import io.keystream.domain.policy.Condition.Hours;
import io.keystream.domain.policy.Condition.Networks;
import io.keystream.domain.policy.Condition.RequiredContext;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.ParameterRules;
import io.keystream.domain.policy.ParameterValues;
import io.keystream.domain.policy.PathPattern;
import io.keystream.domain.policy.PathRule;
import io.keystream.domain.policy.ValuePattern;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.domain.policy.text.Node.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the block of one path; an {@link IllegalArgumentException} says what does not fit. */
final class RuleReader {

  private final Values values;
  private final Map<Word, Entry> words;

  RuleReader(Values values, Map<Word, Entry> words) {
    this.values = values;
    this.words = words;
  }

  PathRule rule(PathPattern pattern) {
    return new PathRule(pattern, capabilities(), parameters(), conditions(), maxDistinctKeys());
  }

  private Set<Capability> capabilities() {
    var capabilities = EnumSet.noneOf(Capability.class);
    capabilities.addAll(texts(Word.CAPABILITIES, RuleReader::capability));
    return capabilities;
  }

  private ParameterRules parameters() {
    return new ParameterRules(
        parameterValues(Word.ALLOWED_PARAMETERS),
        parameterValues(Word.DENIED_PARAMETERS),
        new HashSet<>(texts(Word.REQUIRED_PARAMETERS, Function.identity())));
  }

  private ParameterValues parameterValues(Word word) {
    var entry = words.get(word);
    return entry == null
        ? ParameterValues.NONE
        : values.orWrong(entry.at(), () -> new ParameterValues(values.patterns(entry)));
  }

  private List<Condition> conditions() {
    var conditions = new ArrayList<Condition>();
    condition(Word.HOURS, each -> new Hours(values.texts(each, WeeklyHours::parse)))
        .ifPresent(conditions::add);
    condition(Word.NETWORKS, each -> new Networks(values.texts(each, Network::parse)))
        .ifPresent(conditions::add);
    condition(Word.APPLICATIONS, each -> new Applications(values.texts(each, ValuePattern::new)))
        .ifPresent(conditions::add);
    condition(Word.REQUIRED_CONTEXT, each -> new RequiredContext(values.patterns(each)))
        .ifPresent(conditions::add);
    return conditions;
  }

  private Optional<Condition> condition(Word word, Function<Entry, Condition> read) {
    return Optional.ofNullable(words.get(word))
        .map(entry -> values.orWrong(entry.at(), () -> read.apply(entry)));
  }

  private @Nullable BudgetLimits maxDistinctKeys() {
    var entry = words.get(Word.MAX_DISTINCT_KEYS);
    return entry == null
        ? null
        : values.orWrong(entry.value().at(), () -> BudgetLimits.parse(values.text(entry)));
  }

  private <T> List<T> texts(Word word, Function<String, T> read) {
    var entry = words.get(word);
    return entry == null ? List.of() : values.texts(entry, read);
  }

  private static Capability capability(String word) {
    return Capability.of(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown capability '%s'; there are %s".formatted(word, allCapabilities())));
  }

  private static String allCapabilities() {
    return Arrays.stream(Capability.values())
        .map(Capability::toString)
        .collect(Collectors.joining(", "));
  }
}
