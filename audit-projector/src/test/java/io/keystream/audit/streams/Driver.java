package io.keystream.audit.streams;

import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** A topology run without a broker, on one partition. */
final class Driver {
  private Driver() {}

  static TopologyTestDriver of(Topology topology) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + UUID.randomUUID());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, System.getProperty("java.io.tmpdir"));
    return new TopologyTestDriver(topology, properties);
  }
}
