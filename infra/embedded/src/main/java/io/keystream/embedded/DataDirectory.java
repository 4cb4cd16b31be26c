package io.keystream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of a broker or a cluster, ours alone until it is closed: checked for what would
 * stop a broker in the middle of its start, and locked against a second one.
 */
final class DataDirectory implements AutoCloseable {

  /** A broker that starts with less would stop soon after, in the middle of a write. */
  static final long MINIMUM_FREE_BYTES = 128L << 20;

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataDirectory open(Path directory) {
    return open(directory, MINIMUM_FREE_BYTES);
  }

  static DataDirectory open(Path directory, long minimumFreeBytes) {
    try {
      Files.createDirectories(directory);
      requireSpace(directory, minimumFreeBytes);
      return new DataDirectory(directory.toRealPath(), locked(directory));
    } catch (IOException e) {
      throw new BrokerFailure(
          "the broker's data directory %s cannot be used: %s".formatted(directory, e), e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock " + path, e);
    }
  }

  private static void requireSpace(Path directory, long minimumFreeBytes) throws IOException {
    var freeBytes = Files.getFileStore(directory).getUsableSpace();
    if (freeBytes < minimumFreeBytes) {
      throw new BrokerFailure(
          "the disk of the broker's data directory %s is full: %d MiB free, %d MiB needed to start"
              .formatted(directory, freeBytes >> 20, minimumFreeBytes >> 20));
    }
  }

  private static FileChannel locked(Path directory) throws IOException {
    var channel =
        FileChannel.open(
            directory.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Locked by this very process: the same answer as for another one.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new BrokerFailure("a broker is running in " + directory + "; stop it first");
  }
}
