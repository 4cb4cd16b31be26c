package io.keystream.testkit;

import io.keystream.embedded.EmbeddedKafka;

/**
 * The Kafka broker that all tests of a JVM share: started when first asked for, stopped and deleted
 * when the JVM ends.
 *
 * <p>Tests keep out of each other's way by names: every topic, group and transactional id carries a
 * prefix of its own. A test that stops brokers takes an {@code EmbeddedKafkaCluster} instead.
 *
 * <p>Thread safety: may be called from any thread.
 */
public final class SharedKafka {

  private SharedKafka() {}

  /** What clients put into {@code bootstrap.servers}. */
  public static String bootstrapServers() {
    return Broker.RUNNING.bootstrapServers();
  }

  /** The JVM initializes a class once, on first use: that is the lazy start and its lock. */
  private static final class Broker {

    static final EmbeddedKafka RUNNING = startUntilTheJvmEnds();

    private static EmbeddedKafka startUntilTheJvmEnds() {
      var directory = TemporaryDirectory.create("keystream-kafka-");
      var kafka = EmbeddedKafka.start(directory.path());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    kafka.close();
                    directory.close();
                  },
                  "shared-kafka-end"));
      return kafka;
    }
  }
}
