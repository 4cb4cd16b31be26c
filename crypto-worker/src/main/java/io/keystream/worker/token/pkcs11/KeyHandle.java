package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.OperationGuard;
import java.util.function.LongFunction;

/** The handle of a key object in use; its use ends when the last operation has left. */
final class KeyHandle implements AutoCloseable {

  private final long object;
  private final OperationGuard guard;

  /** What becomes of the object when its use ends. */
  @FunctionalInterface
  interface End {
    void of(KeyHandle handle, long object);
  }

  KeyHandle(long object, End end) {
    this.object = object;
    this.guard = new OperationGuard(() -> end.of(this, object));
  }

  <T> T use(LongFunction<T> operation) {
    guard.begin();
    try {
      return operation.apply(object);
    } finally {
      guard.end();
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
