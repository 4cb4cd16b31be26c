package io.keystream.client;

import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Topics;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.SealedReplyRecord;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Requests as {@link KeystreamClient} seals them, all in one session, to be sent by somebody else.
 *
 * <p>Thread safety: for one thread.
 */
public final class SealedBacklog implements AutoCloseable {

  private final ClientConfiguration configuration;
  private final InstantSource clock = InstantSource.system();
  private final Producer<String, byte[]> producer;
  private final Sessions sessions;

  private SealedBacklog(
      ClientConfiguration configuration, Producer<String, byte[]> producer, SecureRandom random) {
    this.configuration = configuration;
    this.producer = producer;
    this.sessions = new Sessions(configuration, producer, clock, random);
  }

  public static SealedBacklog open(ClientConfiguration configuration, SecureRandom random) {
    var bus = configuration.bus();
    return new SealedBacklog(
        configuration,
        new KafkaProducer<>(
            KafkaSettings.producer(bus.bootstrapServers(), bus.timeout()),
            new StringSerializer(),
            new ByteArraySerializer()),
        random);
  }

  public List<ProducerRecord<String, byte[]>> encryptions(
      int number, KeyName key, byte[] plaintext, byte[] context) {
    return KeptRequests.<SealedReplyRecord, CryptoReplyRecord>of(
        configuration.bus(),
        Topics.CRYPTO_REPLIES,
        SealedReplyRecord::getRequestId,
        exchange -> {
          var requests =
              new SealedRequests(configuration, clock, clock, sessions, producer, exchange);
          for (var i = 0; i < number; i++) {
            var _ =
                requests.ask(
                    key, new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(context)));
          }
        });
  }

  @Override
  public void close() {
    sessions.close();
    producer.close(Duration.ofSeconds(5));
  }
}
