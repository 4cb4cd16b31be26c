package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The one long-lived session that owns every loaded key, and the lock that serializes all
 * management of objects: SoftHSM leaves orphans behind when two threads make and find token objects
 * at once.
 *
 * <p><i>Thread safety:</i> safe; owns the lock. A thread waits at most {@value #MAX_WAIT_SECONDS}
 * seconds.
 */
final class Vault implements AutoCloseable {

  private static final int MAX_WAIT_SECONDS = 60;

  private final Connection connection;
  private final long session;
  private final TokenObjects objects;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<KeyHandle> loaded = ConcurrentHashMap.newKeySet();
  private final AtomicLong made = new AtomicLong();

  Vault(Connection connection, long session) {
    this.connection = connection;
    this.session = session;
    this.objects = new TokenObjects(connection, session);
  }

  long session() {
    return session;
  }

  <T> T manage(Function<TokenObjects, T> work) {
    connection.checkAlive();
    lock();
    try {
      return work.apply(objects);
    } finally {
      lock.unlock();
    }
  }

  /** Takes note of a session object, in this session or another. */
  void countMade() {
    made.incrementAndGet();
  }

  /** A key object of this session comes into use; it is destroyed when that ends. */
  KeyHandle keep(long object) {
    return use(object, this::destroy);
  }

  /** A token object comes into use; it stays. */
  KeyHandle lend(long object) {
    return use(object, (handle, _) -> loaded.remove(handle));
  }

  private KeyHandle use(long object, KeyHandle.End end) {
    KeyHandle handle = new KeyHandle(object, end);
    loaded.add(handle);
    return handle;
  }

  int loadedKeys() {
    return loaded.size();
  }

  long objectsMade() {
    return made.get();
  }

  /** Destroying what a lost token took along already is no failure of ours. */
  private void destroy(KeyHandle handle, long object) {
    loaded.remove(handle);
    lock.lock();
    try {
      connection.cryptoki().destroyObject(session, object);
    } finally {
      lock.unlock();
    }
  }

  private void lock() {
    try {
      if (!lock.tryLock(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new TokenFailure.Unavailable(
            "the token's objects were busy for " + MAX_WAIT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenFailure.Unavailable("interrupted while waiting for the token", e);
    }
  }

  /** Closes every key in use; their operations finish. */
  void closeKeys() {
    loaded.forEach(KeyHandle::close);
  }

  /** Closes the session, which destroys every object that it owns. */
  @Override
  public void close() {
    connection.closeSession(session);
  }
}
