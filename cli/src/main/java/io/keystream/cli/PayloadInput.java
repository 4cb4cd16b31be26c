package io.keystream.cli;

import io.keystream.client.KeystreamClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The payload of a request: standard input, or a file. */
final class PayloadInput {

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "Read the payload from a file instead of standard input; at most 512 KiB.")
  private @Nullable Path file;

  byte[] read(Surroundings surroundings) {
    return read(surroundings, KeystreamClient.MAX_PAYLOAD_BYTES);
  }

  /** A ciphertext is a little longer than its plaintext; the platform judges that itself. */
  byte[] readCiphertext(Surroundings surroundings) {
    return read(surroundings, KeystreamClient.MAX_PAYLOAD_BYTES + 1024);
  }

  private byte[] read(Surroundings surroundings, int limit) {
    try {
      if (file == null) {
        return bounded(surroundings.in(), "standard input", limit);
      }
      try (var in = Files.newInputStream(file)) {
        return bounded(in, file.toString(), limit);
      }
    } catch (IOException e) {
      throw Stop.usage("Cannot read the payload: " + e);
    }
  }

  private static byte[] bounded(InputStream in, String name, int limit) throws IOException {
    var bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw Stop.usage(
          "%s is larger than %d bytes, the most a request carries. Encrypt large files under a data key: keystream datakey."
              .formatted(name, limit));
    }
    return bytes;
  }
}
