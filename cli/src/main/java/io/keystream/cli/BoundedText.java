package io.keystream.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts out of files, no longer than they may be. */
final class BoundedText {

  private BoundedText() {}

  /**
   * The text of a file.
   *
   * @param what it is, for the message where it cannot be read
   */
  static String of(Path file, String what, int mostBytes) {
    try (var in = Files.newInputStream(file)) {
      return read(
          in,
          mostBytes,
          "%s is larger than %,d bytes, the most that %s has.".formatted(file, mostBytes, what));
    } catch (CharacterCodingException e) {
      throw Stop.usage("Not UTF-8: " + file);
    } catch (IOException e) {
      throw Stop.usage("Cannot read %s: %s".formatted(what, e));
    }
  }

  /**
   * All that comes, in UTF-8.
   *
   * @throws Stop saying that it is too large
   */
  static String read(InputStream in, int mostBytes, String tooLarge) throws IOException {
    var bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw Stop.usage(tooLarge);
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
