package io.keystream.local;

/**
 * What a local platform runs on.
 *
 * @param projectorPort of the audit-projector's HTTP API, 0 takes a free one
 */
public record PlatformConfiguration(DataLayout layout, Bus bus, int projectorPort) {

  /** Where its Kafka is. */
  public sealed interface Bus {

    /** A broker in this process, on the data directory. */
    record Embedded() implements Bus {}

    /** Brokers that somebody else runs. */
    record Elsewhere(String bootstrapServers) implements Bus {}
  }
}
