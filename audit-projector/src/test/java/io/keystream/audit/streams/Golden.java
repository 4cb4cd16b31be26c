package io.keystream.audit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.streams.Topology;

/**
 * Pinned descriptions: a name that changes orphans a store and its changelog, so it changes only
 * together with its file.
 */
final class Golden {
  private Golden() {}

  static void assertDescription(Topology topology, String file) {
    assertThat(topology.describe().toString().strip()).isEqualTo(read(file).strip());
  }

  private static String read(String file) {
    try (var in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
