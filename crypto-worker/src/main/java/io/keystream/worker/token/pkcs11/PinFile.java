package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A PIN, read from a file and wiped when closed. A line end behind it is not part of it. */
final class PinFile implements AutoCloseable {

  private static final int MAX_BYTES = 255;

  private final byte[] pin;

  private PinFile(byte[] pin) {
    this.pin = pin;
  }

  static PinFile read(Path file) {
    byte[] content = new byte[MAX_BYTES + 1];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(content, 0, content.length);
      while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
        length--;
      }
      if (length == 0 || length > MAX_BYTES) {
        throw new TokenFailure.Unfit("the PIN file " + file + " must hold 1 to 255 bytes");
      }
      return new PinFile(Arrays.copyOf(content, length));
    } catch (IOException e) {
      throw new TokenFailure.Unfit("the PIN file " + file + " cannot be read: " + e.getMessage());
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  byte[] revealBytes() {
    return pin;
  }

  @Override
  public void close() {
    Arrays.fill(pin, (byte) 0);
  }

  @Override
  public String toString() {
    return "PinFile(hidden)";
  }
}
