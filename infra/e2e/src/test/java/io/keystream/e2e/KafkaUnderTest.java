package io.keystream.e2e;

import io.keystream.e2e.containers.ContainerKafka;
import java.util.List;

/** Where the suite takes its Kafka from: the switch {@code keystream.kafka}. */
sealed interface KafkaUnderTest extends AutoCloseable {

  /** What {@code up} is told of it. */
  List<String> options();

  @Override
  void close();

  /** The broker inside the platform's own JVM. */
  record InTheJvm() implements KafkaUnderTest {
    @Override
    public List<String> options() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** Three brokers in containers. */
  record InContainers(ContainerKafka kafka) implements KafkaUnderTest {
    @Override
    public List<String> options() {
      return List.of("--kafka", kafka.bootstrapServers());
    }

    @Override
    public void close() {
      kafka.close();
    }
  }

  static KafkaUnderTest start() {
    var name = System.getProperty("keystream.kafka", "jvm");
    return switch (name) {
      case "jvm" -> new InTheJvm();
      case "containers" -> new InContainers(ContainerKafka.start());
      default ->
          throw new IllegalArgumentException("keystream.kafka must be jvm or containers: " + name);
    };
  }
}
