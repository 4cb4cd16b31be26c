package io.keystream.cli;

import io.keystream.client.Bus;
import io.keystream.local.DataLayout;
import io.keystream.local.PlatformFile;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the platform is and how long it is waited for. */
final class PlatformOptions {

  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka of another platform (KEYSTREAM_BOOTSTRAP).")
  private @Nullable String bootstrap;

  @Option(
      names = "--projector",
      paramLabel = "URL",
      description = "Its audit-projector (KEYSTREAM_PROJECTOR).")
  private @Nullable URI projector;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long to wait for an answer, such as 10s or 2m (default: 30s).")
  private Duration timeout = Bus.DEFAULT_TIMEOUT;

  Duration timeout() {
    return timeout;
  }

  DataLayout layout() {
    return data.layout();
  }

  /** Whether another platform than the one of the data directory is meant. */
  boolean isElsewhere(Surroundings surroundings) {
    return bootstrap != null || !surroundings.environment("KEYSTREAM_BOOTSTRAP", "").isEmpty();
  }

  Bus bus(Surroundings surroundings) {
    return Bus.at(bootstrapServers(surroundings)).withTimeout(timeout);
  }

  String bootstrapServers(Surroundings surroundings) {
    if (bootstrap != null) {
      return bootstrap;
    }
    var fromEnvironment = surroundings.environment("KEYSTREAM_BOOTSTRAP", "");
    return fromEnvironment.isEmpty() ? platform().bootstrapServers() : fromEnvironment;
  }

  URI projector(Surroundings surroundings) {
    if (projector != null) {
      return projector;
    }
    var fromEnvironment = surroundings.environment("KEYSTREAM_PROJECTOR", "");
    return fromEnvironment.isEmpty() ? platform().projector() : URI.create(fromEnvironment);
  }

  private PlatformFile platform() {
    return PlatformFile.read(layout())
        .orElseThrow(() ->
            Stop.failed(
                "no-platform",
                "No platform runs in %s. Start one: ./keystream up. Or name another: --bootstrap HOST:PORT (KEYSTREAM_BOOTSTRAP)."
                    .formatted(layout().root())));
  }
}
