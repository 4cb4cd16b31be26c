package io.keystream.domain.policy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns that match a path without looking at the others.
 *
 * <p>A pattern is cut at its first wildcard into a head and a rest. The heads that a path begins
 * with are the greatest one not after it in the alphabet and those that this one begins with: what
 * lies between a head and a path that begins with it begins with it too. Behind a {@code +} stands
 * another index, for what follows the segment.
 *
 * <p>So a path is compared with the heads it begins with and one head beside each; a search visits
 * no part of a pattern twice, and is as deep as a pattern has wildcards.
 */
final class PatternIndex<V> {

  private final Map<String, V> whole = new HashMap<>();
  private final TreeMap<String, Head<V>> heads = new TreeMap<>();

  /** Patterns must be those of {@link PathPattern}, or what follows a {@code +} in one. */
  PatternIndex(Map<String, V> patterns) {
    var restsByHead = new TreeMap<String, Map<String, V>>();
    patterns.forEach((text, value) -> {
      int cut = PathPattern.firstWildcard(text);
      if (cut < 0) {
        whole.put(text, value);
      } else {
        restsByHead
            .computeIfAbsent(text.substring(0, cut), _ -> new HashMap<>())
            .put(text.substring(cut), value);
      }
    });
    var shorter = new ArrayDeque<Head<V>>();
    restsByHead.forEach((text, rests) -> {
      while (!shorter.isEmpty() && !text.startsWith(shorter.peek().text())) {
        shorter.pop();
      }
      var head = head(text, rests, shorter.peek());
      shorter.push(head);
      heads.put(text, head);
    });
  }

  void forEachMatching(String path, Consumer<V> found) {
    var same = whole.get(path);
    if (same != null) {
      found.accept(same);
    }
    var nearest = heads.floorEntry(path);
    for (var head = nearest == null ? null : nearest.getValue();
        head != null;
        head = head.shorter()) {
      if (path.startsWith(head.text())) {
        head.forEachMatching(path, found);
      }
    }
  }

  private static <V> Head<V> head(String text, Map<String, V> rests, @Nullable Head<V> shorter) {
    var star = rests.remove("*");
    var tails = new HashMap<String, V>();
    rests.forEach((rest, value) -> tails.put(rest.substring(1), value));
    return new Head<>(text, star, tails.isEmpty() ? null : new PatternIndex<>(tails), shorter);
  }

  /**
   * What patterns begin with before their first wildcard.
   *
   * @param star of the pattern that ends in {@code *} there
   * @param afterPlus of the patterns that have a {@code +} there
   * @param shorter the longest other head that this one begins with
   */
  private record Head<V>(
      String text,
      @Nullable V star,
      @Nullable PatternIndex<V> afterPlus,
      @Nullable Head<V> shorter) {

    void forEachMatching(String path, Consumer<V> found) {
      if (star != null) {
        found.accept(star);
      }
      if (afterPlus != null) {
        int end = path.indexOf('/', text.length());
        afterPlus.forEachMatching(end < 0 ? "" : path.substring(end), found);
      }
    }
  }
}
