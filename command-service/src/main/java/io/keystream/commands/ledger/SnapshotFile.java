package io.keystream.commands.ledger;

import io.keystream.directory.Moment;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one partition's events came to, kept on the local disk so that a start reads only what came
 * later. It may be deleted at any time: whatever is missing, damaged or of another log is read from
 * the topic.
 */
public final class SnapshotFile {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
  private static final long MAGIC = 0x4b53_4c45_4447_4552L; // KSLEDGER
  private static final int FORMAT = 5;
  private static final int CHECKSUM_BYTES = Long.BYTES;

  private final Path path;
  private final String history;

  /**
   * The file of a partition.
   *
   * @param history names the log: a snapshot of another one is not read
   */
  public SnapshotFile(Path directory, int partition, String history) {
    this.path = directory.resolve("partition-" + partition + ".snapshot");
    this.history = history;
  }

  /** The snapshot, or null where there is none that can be trusted. */
  public @Nullable Snapshot read() {
    if (!Files.exists(path)) {
      return null;
    }
    try {
      checkSum();
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
        if (in.readLong() != MAGIC || in.readInt() != FORMAT || !in.readUTF().equals(history)) {
          return null;
        }
        var nextEvent = in.readLong();
        var nextInput = in.readLong();
        var latest = new Moment(Instant.ofEpochMilli(in.readLong()), in.readLong());
        return new Snapshot(LedgerFormat.read(in), latest, nextEvent, nextInput);
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("file", path)
          .addKeyValue("reason", e.getMessage())
          .log("snapshot is not used, the partition is read from its topic");
      return null;
    }
  }

  /** Replaces the file in one step; a failure costs the next start time and nothing else. */
  public void write(Snapshot snapshot) {
    try {
      Files.createDirectories(path.getParent());
      var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
      writeTo(unfinished, snapshot);
      try (var file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", path).setCause(e).log("snapshot was not written");
    }
  }

  private void writeTo(Path file, Snapshot snapshot) throws IOException {
    var sum = new CRC32C();
    try (var raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        var out = new DataOutputStream(new CheckedOutputStream(raw, sum))) {
      out.writeLong(MAGIC);
      out.writeInt(FORMAT);
      out.writeUTF(history);
      out.writeLong(snapshot.nextEvent());
      out.writeLong(snapshot.nextInput());
      out.writeLong(snapshot.latest().at().toEpochMilli());
      out.writeLong(snapshot.latest().accessVersion());
      LedgerFormat.write(snapshot.ledger(), out);
      out.writeLong(sum.getValue());
    }
  }

  private void checkSum() throws IOException {
    var sum = new CRC32C();
    var left = Files.size(path) - CHECKSUM_BYTES;
    if (left < 0) {
      throw new StreamCorruptedException("the file is too short");
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      add(sum, in, left);
      if (in.readLong() != sum.getValue()) {
        throw new StreamCorruptedException("the checksum does not match");
      }
    }
  }

  private static void add(CRC32C sum, InputStream in, long bytes) throws IOException {
    var buffer = new byte[1 << 16];
    var left = bytes;
    while (left > 0) {
      var read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new StreamCorruptedException("the file ended early");
      }
      sum.update(buffer, 0, read);
      left -= read;
    }
  }
}
