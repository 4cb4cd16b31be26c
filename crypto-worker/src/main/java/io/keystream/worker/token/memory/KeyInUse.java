package io.keystream.worker.token.memory;

import io.keystream.worker.token.OperationGuard;
import java.util.function.Consumer;
import java.util.function.Function;

/** A clear key that is wiped when it is closed and the last operation has left. */
final class KeyInUse implements AutoCloseable {

  private final ClearKey key;
  private final OperationGuard guard;

  KeyInUse(ClearKey key, Consumer<KeyInUse> onClose) {
    this.key = key;
    this.guard =
        new OperationGuard(() -> {
          key.close();
          onClose.accept(this);
        });
  }

  <T> T use(Function<ClearKey, T> operation) {
    guard.begin();
    try {
      return operation.apply(key);
    } finally {
      guard.end();
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
