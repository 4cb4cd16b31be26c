package io.keystream.local;

import io.keystream.sealing.Suite;
import io.keystream.worker.WorkerDomain;

/**
 * What a local platform runs on.
 *
 * @param suite of the keys that callers seal to, as far as they are not published yet
 * @param projectorPort of the audit-projector's HTTP API, 0 takes a free one
 */
public record PlatformConfiguration(DataLayout layout, Bus bus, Suite suite, int projectorPort) {

  public static final Suite DEFAULT_SUITE = WorkerDomain.DEFAULT_SUITE;

  public PlatformConfiguration(DataLayout layout, Bus bus, int projectorPort) {
    this(layout, bus, DEFAULT_SUITE, projectorPort);
  }

  /** Where its Kafka is. */
  public sealed interface Bus {

    /** A broker in this process, on the data directory. */
    record Embedded() implements Bus {}

    /** Brokers that somebody else runs. */
    record Elsewhere(String bootstrapServers) implements Bus {}
  }
}
