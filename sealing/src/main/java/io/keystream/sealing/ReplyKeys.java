package io.keystream.sealing;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/**
 * The keys of the reply epochs that a caller has met lately, so that it makes the second exchange
 * once for each and not for every reply.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
final class ReplyKeys implements AutoCloseable {

  /**
   * Anybody can write a reply that names a worker's key, so no more are kept than workers answer.
   */
  private static final int MAX_KEPT = 16;

  private final LinkedHashMap<ByteBuffer, Aead> kept = new LinkedHashMap<>();

  /** Nobody writes into the worker's key afterwards. */
  synchronized Aead of(byte[] workerKey, Supplier<Aead> exchange) {
    var name = ByteBuffer.wrap(workerKey);
    var last = kept.lastEntry();
    if (last != null && last.getKey().equals(name)) {
      return last.getValue();
    }
    // Reinserted, so that the one not met for longest comes first.
    var met = kept.remove(name);
    var keys = met == null ? exchange.get() : met;
    kept.put(name, keys);
    if (kept.size() > MAX_KEPT) {
      kept.remove(kept.firstEntry().getKey());
    }
    return keys;
  }

  @Override
  public synchronized void close() {
    kept.values().forEach(Aead::close);
    kept.clear();
  }
}
