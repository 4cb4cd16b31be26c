package io.keystream.client;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.BusinessHoursRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a client holds open: one producer, a reader of command replies and one of crypto replies,
 * each opened with its first request, and the thread that watches the time.
 *
 * <p>Thread safety: safe.
 */
final class Connection implements AutoCloseable {

  private static final long SWEEP_MS = 100;

  private final ClientConfiguration configuration;
  private final InstantSource clock;
  private final InstantSource deadlines;
  private final CallerRecord caller;
  private final String address = UUID.randomUUID().toString();
  private final Producer<String, byte[]> producer;
  private final ExecutorService handOver = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("keystream-deadlines").factory());

  private @Nullable Exchange<KeyCommandRecord, CommandReplyRecord> commands;
  private @Nullable Exchange<CryptoRequestRecord, CryptoReplyRecord> requests;
  private @Nullable Exchange<SignedCommandRecord, CommandReplyRecord> access;
  private boolean closed;

  private Connection(
      ClientConfiguration configuration,
      InstantSource clock,
      InstantSource deadlines,
      Producer<String, byte[]> producer) {
    this.configuration = configuration;
    this.clock = clock;
    this.deadlines = deadlines;
    this.caller = CallerMapping.toRecord(configuration.caller());
    this.producer = producer;
  }

  static Connection open(
      ClientConfiguration configuration, InstantSource clock, InstantSource deadlines) {
    var producer =
        new KafkaProducer<>(
            KafkaSettings.producer(configuration.bootstrapServers(), configuration.timeout()),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      producer.partitionsFor(Topics.CRYPTO_REQUESTS.name());
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new NoAnswer.Disconnected(
          "No platform at %s: %s".formatted(configuration.bootstrapServers(), e.getMessage()), e);
    }
    return new Connection(configuration, clock, deadlines, producer);
  }

  CompletableFuture<CommandReplyRecord> command(String id, KeyCommand command) {
    var exchange = commands();
    return exchange.ask(
        id,
        "%s of key '%s'".formatted(command.getClass().getSimpleName(), command.key()),
        command.key().path(),
        new KeyCommandRecord(
            id,
            command.key().path(),
            caller,
            clock.instant(),
            exchange.address(),
            KeyCommandMapping.toUnion(command)));
  }

  /** Sends an access command, signed over the address that its answer goes to. */
  CompletableFuture<CommandReplyRecord> access(
      String id, String what, String key, Function<ReplyAddress, SignedCommandRecord> signed) {
    var exchange = access();
    return exchange.ask(id, what, key, signed.apply(exchange.address()));
  }

  CompletableFuture<CryptoReplyRecord> request(@Nullable KeyName key, SpecificRecord operation) {
    var exchange = requests();
    var id = UUID.randomUUID().toString();
    var what = operation.getClass().getSimpleName();
    return exchange.ask(
        id,
        key == null ? what : "%s with key '%s'".formatted(what, key),
        caller.getPrincipal(),
        new CryptoRequestRecord(
            id,
            caller,
            key == null ? "" : key.path(),
            clock.instant(),
            deadlines.instant().plus(configuration.timeout()),
            exchange.address(),
            operation));
  }

  CompletableFuture<Void> control(Principal about, BusinessHoursRecord hours) {
    var kept = new CompletableFuture<Void>();
    // The callback tells.
    var _ =
        producer.send(
            new ProducerRecord<>(
                Topics.CONTROLS.name(), about.name(), Topics.CONTROLS.codec().encode(hours)),
            (_, failure) -> {
              if (failure == null) {
                kept.complete(null);
              } else {
                kept.completeExceptionally(
                    new NoAnswer.Disconnected(
                        "Kafka did not take the hours of '%s': %s"
                            .formatted(about.name(), failure.getMessage()),
                        failure));
              }
            });
    return kept;
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    synchronized (this) {
      closed = true;
      if (commands != null) {
        commands.close();
      }
      if (requests != null) {
        requests.close();
      }
      if (access != null) {
        access.close();
      }
    }
    producer.close(Duration.ofSeconds(5));
    // Not awaited: a continuation may be what closes the client.
    handOver.shutdown();
  }

  private synchronized Exchange<KeyCommandRecord, CommandReplyRecord> commands() {
    if (commands == null) {
      commands = open(Topics.COMMANDS, Topics.COMMAND_REPLIES, CommandReplyRecord::getCommandId);
    }
    return commands;
  }

  private synchronized Exchange<SignedCommandRecord, CommandReplyRecord> access() {
    if (access == null) {
      access =
          open(Topics.ACCESS_COMMANDS, Topics.COMMAND_REPLIES, CommandReplyRecord::getCommandId);
    }
    return access;
  }

  private synchronized Exchange<CryptoRequestRecord, CryptoReplyRecord> requests() {
    if (requests == null) {
      requests =
          open(Topics.CRYPTO_REQUESTS, Topics.CRYPTO_REPLIES, CryptoReplyRecord::getRequestId);
    }
    return requests;
  }

  private <Q extends SpecificRecordBase, R extends SpecificRecordBase> Exchange<Q, R> open(
      Topic<Q> asked, Topic<R> answers, Function<R, String> requestId) {
    if (closed) {
      throw new NoAnswer.Disconnected("The client is closed.", null);
    }
    var exchange =
        new Exchange<>(configuration, producer, handOver, asked, answers, address, requestId);
    var _ =
        sweeper.scheduleWithFixedDelay(exchange::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    return exchange;
  }
}
