package io.keystream.worker.keys;

import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.MaterialId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The keys in use, loaded in the HSM: bounded, the one unused for longest goes first.
 *
 * <p>A handle is closed when it was evicted or dropped and nobody works with it any more; each
 * costs a token about 8 KiB.
 *
 * <p><b>Thread safety:</b> any number of threads; loading happens outside the lock.
 */
public final class HandleCache implements AutoCloseable {

  /** Brings material into use; slow, and it may fail. */
  public interface Loader {
    LoadedKey load(MaterialId id);
  }

  private final int maxHandles;
  private final Loader loader;
  private final Predicate<MaterialId> isUsable;
  private final Map<MaterialId, Handle> handles = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty cache.
   *
   * @param isUsable asked after each load: an event may have ended all use meanwhile
   */
  public HandleCache(int maxHandles, Loader loader, Predicate<MaterialId> isUsable) {
    this.maxHandles = maxHandles;
    this.loader = loader;
    this.isUsable = isUsable;
  }

  /** A loaded key for one operation; close the lease, not the key. */
  public Lease lease(MaterialId id) {
    var lease = existing(id);
    return lease != null ? lease : loaded(id);
  }

  /** Closes the handle of a version that has no use any more, when its last lease is closed. */
  public synchronized void drop(MaterialId id) {
    var handle = handles.remove(id);
    if (handle != null) {
      release(handle);
    }
  }

  public synchronized int size() {
    return handles.size();
  }

  private synchronized @org.jspecify.annotations.Nullable Lease existing(MaterialId id) {
    var handle = handles.get(id);
    return handle == null ? null : lease(handle);
  }

  private Lease loaded(MaterialId id) {
    var lease = admit(id, loader.load(id));
    if (!isUsable.test(id)) {
      drop(id);
    }
    return lease;
  }

  private synchronized Lease admit(MaterialId id, LoadedKey key) {
    var raced = handles.get(id);
    if (raced != null) {
      key.close();
      return lease(raced);
    }
    var handle = new Handle(key);
    handles.put(id, handle);
    var lease = lease(handle);
    if (handles.size() > maxHandles) {
      var oldest = handles.entrySet().iterator();
      var evicted = oldest.next().getValue();
      oldest.remove();
      release(evicted);
    }
    return lease;
  }

  private Lease lease(Handle handle) {
    handle.owners++;
    return new Lease(this, handle);
  }

  private synchronized void release(Handle handle) {
    handle.owners--;
    if (handle.owners == 0) {
      handle.key.close();
    }
  }

  @Override
  public synchronized void close() {
    handles.values().forEach(this::release);
    handles.clear();
  }

  /** The right to work with a loaded key until it is closed. */
  public static final class Lease implements AutoCloseable {
    private final HandleCache cache;
    private final Handle handle;

    private Lease(HandleCache cache, Handle handle) {
      this.cache = cache;
      this.handle = handle;
    }

    public LoadedKey key() {
      return handle.key;
    }

    @Override
    public void close() {
      cache.release(handle);
    }
  }

  private static final class Handle {
    final LoadedKey key;

    /** The cache itself and every lease. */
    int owners = 1;

    Handle(LoadedKey key) {
      this.key = key;
    }
  }
}
