package io.keystream.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A program that dies, and its broker with it, in the middle of a transaction. */
final class LeaveTransactionOpen {

  static final String TOPIC = "texts";

  private LeaveTransactionOpen() {}

  public static void main(String[] arguments) throws Exception {
    var kafka = EmbeddedKafka.start(Path.of(arguments[0]));
    new Records(kafka.bootstrapServers(), TOPIC).createTopic(1);
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                "one that does not come back",
                "transaction.timeout.ms",
                1000),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(TOPIC, "never")).get();
    Runtime.getRuntime().halt(0);
  }
}
