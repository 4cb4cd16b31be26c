package io.keystream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one process that runs a platform in a data directory; the operating system takes it
 * back when that process ends, however it ends.
 */
final class DirectoryLock implements AutoCloseable {

  private static final Duration MAX_LOOK = Duration.ofSeconds(1);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; a look by {@link #isHeld} from elsewhere takes it for an instant only.
   *
   * @throws PlatformFailure if a platform runs in the directory
   */
  static DirectoryLock lock(DataLayout layout) {
    var lock = new AtomicReference<@Nullable DirectoryLock>();
    var _ =
        Until.isTrue(
            () -> {
              lock.set(tryLock(layout, Way.HOLD).orElse(null));
              return lock.get() != null;
            },
            MAX_LOOK);
    var taken = lock.get();
    if (taken == null) {
      throw new PlatformFailure("A platform runs in " + layout.root() + " already.", null);
    }
    return taken;
  }

  /** Whether a platform runs in the directory; many may look at once. */
  static boolean isHeld(DataLayout layout) {
    if (!Files.exists(layout.lock())) {
      return false;
    }
    var look = tryLock(layout, Way.LOOK);
    look.ifPresent(DirectoryLock::close);
    return look.isEmpty();
  }

  /** Whether others may have the lock at the same time. */
  private enum Way {
    HOLD,
    LOOK
  }

  private static Optional<DirectoryLock> tryLock(DataLayout layout, Way way) {
    try {
      Files.createDirectories(layout.root());
      var channel =
          FileChannel.open(
              layout.lock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (isLocked(channel, way)) {
        return Optional.of(new DirectoryLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new PlatformFailure("The data directory cannot be used: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the data directory", e);
    }
  }

  private static boolean isLocked(FileChannel channel, Way way) throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, way == Way.LOOK) != null;
    } catch (OverlappingFileLockException _) {
      // Held by this very process: the same answer as for another one.
      return false;
    }
  }
}
