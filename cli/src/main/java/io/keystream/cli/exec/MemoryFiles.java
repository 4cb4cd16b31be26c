package io.keystream.cli.exec;

import io.keystream.client.vault.SecretText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in files that one program reads: on a file system in memory, in a directory that nobody
 * else enters, gone when this is closed.
 *
 * <p>What is overwritten at the end is the file that was written, whatever the program has put in
 * its place.
 *
 * <p>Thread safety: not safe.
 */
public final class MemoryFiles implements AutoCloseable {

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  private final List<Path> places;
  private final List<FileChannel> written = new ArrayList<>();
  private @Nullable Path directory;

  /** In the first of these directories that is in memory; asked for with the first secret. */
  public MemoryFiles(List<Path> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Writes a secret to a file that its owner may read and nobody else anything.
   *
   * @throws IOException if there is no such place in memory
   */
  public Path write(String name, SecretText secret) throws IOException {
    var file = directory().resolve(name);
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            permissions("r--------"));
    written.add(channel);
    writeAll(channel, secret.reveal().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /** Overwrites the secrets and removes the directory with all that is in it. */
  @Override
  public void close() throws IOException {
    for (var channel : written) {
      try (channel) {
        var sizeBytes = Math.toIntExact(channel.size());
        channel.position(0);
        writeAll(channel, new byte[sizeBytes]);
      }
    }
    if (directory != null) {
      remove(directory);
    }
  }

  private Path directory() throws IOException {
    if (directory == null) {
      directory =
          Files.createTempDirectory(inMemory(), "keystream-exec-", permissions("rwx------"));
    }
    return directory;
  }

  private Path inMemory() throws IOException {
    for (var place : places) {
      if (Files.isDirectory(place) && IN_MEMORY.contains(Files.getFileStore(place).type())) {
        return place;
      }
    }
    throw new IOException(
        "Secrets are not written to a disk, and nothing is in memory of " + places);
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    Arrays.fill(bytes, (byte) 0);
  }

  private static void remove(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileAttribute<?> permissions(String symbols) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(symbols));
  }
}
