package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PatternIndexTest {

  @Test
  void it_finds_the_patterns_that_match_and_each_once() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      Map<String, String> patterns = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        var pattern = pattern(random);
        patterns.put(pattern, pattern);
      }
      var index = new PatternIndex<>(patterns);
      for (int i = 0; i < 60; i++) {
        var path = path(random);
        var found = new ArrayList<String>();
        index.forEachMatching(path, found::add);
        assertThat(found)
            .as("%s in %s", path, patterns.keySet())
            .containsExactlyInAnyOrderElementsOf(
                patterns.keySet().stream().filter(each -> Oracle.matches(each, path)).toList());
      }
    });
  }

  @Test
  void a_pattern_of_nothing_but_wildcards_is_found() {
    var text = "+/".repeat(255) + "*";
    var found = new ArrayList<String>();
    new PatternIndex<>(Map.of(text, text)).forEachMatching("a/".repeat(300) + "a", found::add);
    assertThat(found).containsExactly(text);
  }

  private static String pattern(Random random) {
    var text = segments(random, List.of("a", "b", "aa", "ab", "+", "+"));
    if (random.nextBoolean()) {
      return text;
    }
    return text.endsWith("+") ? text + "/*" : text + "*";
  }

  private static String path(Random random) {
    return segments(random, List.of("a", "b", "aa", "ab", "", "aab"));
  }

  private static String segments(Random random, List<String> words) {
    return IntStream.rangeClosed(0, random.nextInt(5))
        .mapToObj(_ -> words.get(random.nextInt(words.size())))
        .collect(Collectors.joining("/"));
  }
}
