package io.keystream.e2e.canary;

import io.keystream.schemas.Topics;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Canaries that must be found, or the search proves nothing.
 *
 * @param inCalls on every command line and in every environment
 * @param inRecord in a record that a stranger writes
 */
record Planted(Canary inCalls, Canary inRecord) {

  static Planted random(SecureRandom random) {
    return new Planted(
        Canary.letters("planted in calls", 48, random),
        Canary.letters("planted in a record", 48, random));
  }

  List<Canary> all() {
    return List.of(inCalls, inRecord);
  }

  /** As the key of a request that nobody sealed: the worker records whom it claims to be from. */
  void intoRecord(String bootstrapServers) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var record =
          new ProducerRecord<>(Topics.CRYPTO_REQUESTS.name(), inRecord.text(), inRecord.content());
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError("nothing was planted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
