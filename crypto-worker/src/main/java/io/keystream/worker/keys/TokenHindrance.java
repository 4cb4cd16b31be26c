package io.keystream.worker.keys;

import io.keystream.worker.token.Health;
import io.keystream.worker.token.Token;
import java.util.Optional;
import java.util.function.Supplier;

/** Nothing is taken while the token is down; it may come back, and no PIN is tried for it. */
public record TokenHindrance(Token token) implements Supplier<Optional<String>> {
  @Override
  public Optional<String> get() {
    return switch (token.health()) {
      case Health.Serving _ -> Optional.empty();
      case Health.Down(var reason) -> Optional.of("the token is down: " + reason);
    };
  }
}
