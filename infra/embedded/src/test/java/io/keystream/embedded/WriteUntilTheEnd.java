package io.keystream.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A program that writes to a broker of its own and never ends by itself. */
final class WriteUntilTheEnd {

  private WriteUntilTheEnd() {}

  public static void main(String[] arguments) throws Exception {
    try (var kafka = EmbeddedKafka.start(Path.of(arguments[0]))) {
      new Records(kafka.bootstrapServers(), "bytes").createTopic(1);
      try (var producer =
          new KafkaProducer<>(
              Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        while (true) {
          producer.send(new ProducerRecord<>("bytes", new byte[500_000])).get();
        }
      }
    }
  }
}
