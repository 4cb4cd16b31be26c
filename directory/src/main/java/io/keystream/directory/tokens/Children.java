package io.keystream.directory.tokens;

import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenHistory;
import io.keystream.domain.token.TokenParent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens name which as their parent.
 *
 * <p><b>Thread safety:</b> safe; of one child, one thread tells at a time.
 */
final class Children {

  private final Map<Accessor, Set<Accessor>> byParent = new ConcurrentHashMap<>();

  /** What is known of a token is another; null for nothing. */
  void changed(Accessor child, @Nullable TokenHistory before, @Nullable TokenHistory after) {
    var parents = parents(after);
    for (var parent : parents(before)) {
      if (!parents.contains(parent)) {
        byParent.computeIfPresent(parent, (_, children) -> without(children, child));
      }
    }
    for (var parent : parents) {
      byParent.compute(parent, (_, children) -> with(children, child));
    }
  }

  List<Accessor> of(Accessor parent) {
    return List.copyOf(byParent.getOrDefault(parent, Set.of()));
  }

  private static Set<Accessor> with(@Nullable Set<Accessor> children, Accessor child) {
    var more = children == null ? ConcurrentHashMap.<Accessor>newKeySet() : children;
    more.add(child);
    return more;
  }

  private static @Nullable Set<Accessor> without(Set<Accessor> children, Accessor child) {
    children.remove(child);
    return children.isEmpty() ? null : children;
  }

  private static Set<Accessor> parents(@Nullable TokenHistory history) {
    return switch (history) {
      case null -> Set.of();
      case TokenHistory.Revoked _ -> Set.of();
      case TokenHistory.Signed(var bySigner) ->
          bySigner.values().stream()
              .map(token -> token.parent())
              .filter(TokenParent.ChildOf.class::isInstance)
              .map(parent -> ((TokenParent.ChildOf) parent).parent())
              .collect(Collectors.toSet());
    };
  }
}
