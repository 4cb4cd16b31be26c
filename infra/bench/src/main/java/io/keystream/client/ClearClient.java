package io.keystream.client;

import io.keystream.bench.clear.ClearReply;
import io.keystream.bench.clear.ClearRequest;
import io.keystream.bench.clear.ClearTopics;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  private final Bus bus;
  private final Principal caller;
  private final InstantSource clock;
  private final int partition;
  private final Producer<String, byte[]> producer;
  private final ExecutorService handOver = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Exchange<ClearReply, CryptoReplyRecord> exchange;

  private ClearClient(
      Bus bus, Principal caller, InstantSource clock, Producer<String, byte[]> producer) {
    this.bus = bus;
    this.caller = caller;
    this.clock = clock;
    this.partition =
        Partitioning.partition(
            caller.name(), producer.partitionsFor(ClearTopics.REQUESTS.name()).size());
    this.producer = producer;
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

  public static ClearClient connect(Bus bus, Principal caller, InstantSource clock) {
    return new ClearClient(
        bus,
        caller,
        clock,
        new KafkaProducer<>(
            KafkaSettings.producer(bus.bootstrapServers(), bus.timeout()),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  public CompletableFuture<Answer<Encrypted>> encrypt(
      KeyName key, byte[] plaintext, byte[] context) {
    var id = UUID.randomUUID().toString();
    var operation = new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(context));
    var request =
        new ClearRequest(
            id,
            clock.instant().plus(bus.timeout()),
            exchange.address(),
            new CryptoRequestRecord(null, key.path(), clock.instant(), operation));
    return exchange
        .ask(
            id,
            operation.getClass().getSimpleName() + " with key '" + key + "'",
            new ProducerRecord<>(
                ClearTopics.REQUESTS.name(),
                partition,
                caller.name(),
                ClearTopics.REQUESTS.codec().encode(request)),
            (reply, _) -> Optional.of(reply.content()))
        .thenApply(Replies::encrypted);
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    exchange.close();
    producer.close(Duration.ofSeconds(5));
    handOver.shutdown();
  }
}
