package io.keystream.client;

import io.keystream.bench.clear.ClearReply;
import io.keystream.bench.clear.ClearTopics;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.wire.CryptoReplyRecord;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Asks for encryptions in the clear: what {@link KeystreamClient} does for each but sealing and
 * opening. It is in this package because producer, exchange and reader must be the client's own for
 * the comparison to be one.
 *
 * <p>Thread safety: safe.
 */
public final class ClearClient implements AutoCloseable {

  private static final long SWEEP_MS = 100;

  private final Producer<String, byte[]> producer;
  private final ExecutorService handOver = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Exchange<ClearReply, CryptoReplyRecord> exchange;
  private final ClearRequests requests;

  private ClearClient(Bus bus, ClearRequests requests, Producer<String, byte[]> producer) {
    this.producer = producer;
    this.requests = requests;
    this.exchange =
        new Exchange<>(
            bus,
            producer,
            handOver,
            ClearTopics.REPLIES,
            UUID.randomUUID().toString(),
            ClearReply::requestId);
    var _ =
        sweeper.scheduleWithFixedDelay(exchange::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
  }

  public static ClearClient connect(Bus bus, ClearRequests requests) {
    return new ClearClient(
        bus,
        requests,
        new KafkaProducer<>(
            KafkaSettings.producer(bus.bootstrapServers(), bus.timeout()),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  public CompletableFuture<Answer<Encrypted>> encrypt(
      KeyName key, byte[] plaintext, byte[] context) {
    return requests.ask(exchange, key, plaintext, context).thenApply(Replies::encrypted);
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    exchange.close();
    producer.close(Duration.ofSeconds(5));
    handOver.shutdown();
  }
}
