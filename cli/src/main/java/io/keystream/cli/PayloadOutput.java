package io.keystream.cli;

import io.keystream.cli.Surroundings.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the bytes of a result go: standard output or a file, as they are or as text. */
final class PayloadOutput {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the result to a file instead of standard output.")
  private @Nullable Path file;

  @Option(
      names = "--encoding",
      paramLabel = "raw|base64|hex",
      description = "How to write it (default: raw).")
  private Encoding encoding = Encoding.RAW;

  /** How bytes are written. */
  enum Encoding {
    RAW,
    BASE64,
    HEX
  }

  /** Whether raw bytes may be shown on a terminal. */
  enum Content {
    PERHAPS_TEXT,
    BINARY
  }

  void write(byte[] bytes, Content content, Surroundings surroundings) {
    var written = encoded(bytes);
    try {
      if (file != null) {
        Files.write(file, written);
        return;
      }
      refuseTerminal(content, surroundings);
      surroundings.out().write(written);
      surroundings.out().flush();
    } catch (IOException e) {
      throw Stop.failed("output", "Cannot write the result: " + e);
    }
  }

  private void refuseTerminal(Content content, Surroundings surroundings) {
    if (content == Content.BINARY
        && encoding == Encoding.RAW
        && surroundings.output() == Output.TERMINAL) {
      throw Stop.usage(
          "The result is binary and standard output a terminal: use --encoding base64, --out FILE, or a pipe.");
    }
  }

  private byte[] encoded(byte[] bytes) {
    return switch (encoding) {
      case RAW -> bytes;
      case BASE64 -> Text.line(Base64.getEncoder().encodeToString(bytes));
      case HEX -> Text.line(HexFormat.of().formatHex(bytes));
    };
  }
}
