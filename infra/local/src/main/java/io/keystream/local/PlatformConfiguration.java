package io.keystream.local;

import io.keystream.sealing.Suite;
import io.keystream.worker.WorkerDomain;

/**
 * What a local platform runs on.
 *
 * @param suite of the keys that callers seal to, as far as they are not published yet
 */
public record PlatformConfiguration(DataLayout layout, Bus bus, Suite suite, Ports ports) {

  public static final Suite DEFAULT_SUITE = WorkerDomain.DEFAULT_SUITE;

  public PlatformConfiguration(DataLayout layout, Bus bus, Ports ports) {
    this(layout, bus, DEFAULT_SUITE, ports);
  }

  /** Where its Kafka is. */
  public sealed interface Bus {

    /** A broker in this process, on the data directory. */
    record Embedded() implements Bus {}

    /** Brokers that somebody else runs. */
    record Elsewhere(String bootstrapServers) implements Bus {}
  }
}
