package io.keystream.client;

import io.keystream.schemas.Topic;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Requests as the client's exchange sends them, kept instead: nobody waits for an answer. */
final class KeptRequests {
  private KeptRequests() {}

  static <R extends SpecificRecordBase, A> List<ProducerRecord<String, byte[]>> of(
      Bus bus, Topic<R> replies, Function<R, String> requestId, Consumer<Exchange<R, A>> requests) {
    var kept = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    try (var handOver = Executors.newVirtualThreadPerTaskExecutor();
        var exchange =
            new Exchange<R, A>(
                bus, kept, handOver, replies, UUID.randomUUID().toString(), requestId)) {
      requests.accept(exchange);
    }
    return kept.history();
  }
}
