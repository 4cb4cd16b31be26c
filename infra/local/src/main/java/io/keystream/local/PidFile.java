package io.keystream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The process that runs a platform, by its id; means something only while the directory is locked,
 * since a process that was killed leaves its file behind.
 */
final class PidFile implements AutoCloseable {

  private final DataLayout layout;

  private PidFile(DataLayout layout) {
    this.layout = layout;
  }

  /** Names this process; called with the lock in hand. */
  static PidFile write(DataLayout layout) {
    try {
      Files.writeString(layout.pidFile(), ProcessHandle.current().pid() + "\n");
      return new PidFile(layout);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + layout.pidFile(), e);
    }
  }

  /** The process that runs a platform in the directory, if one does. */
  static Optional<ProcessHandle> running(DataLayout layout) {
    if (!DirectoryLock.isHeld(layout)) {
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(layout.pidFile()).strip()));
    } catch (IOException | NumberFormatException e) {
      throw new PlatformFailure(
          "A platform is starting or stopping in %s (no process id in %s); try again"
              .formatted(layout.root(), layout.pidFile()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(layout.pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + layout.pidFile(), e);
    }
  }
}
