package io.keystream.client;

import io.keystream.directory.CommandSigner;
import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.CryptoReplyRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.OnBehalfRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedReplyRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
 * each opened with its first request, its sessions, and the thread that watches the time.
 *
 * <p>Thread safety: safe.
 */
final class Connection implements AutoCloseable {

  private static final long SWEEP_MS = 100;

  /** Of commands about principals. */
  private static final String NO_KEY = "";

  private final ClientConfiguration configuration;
  private final InstantSource clock;
  private final InstantSource deadlines;
  private final CallerRecord caller;
  private final CommandSigner signer;
  private final String address = UUID.randomUUID().toString();
  private final Producer<String, byte[]> producer;
  private final Sessions sessions;
  private final ExecutorService handOver = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("keystream-deadlines").factory());

  private @Nullable Exchange<CommandReplyRecord, CommandReplyRecord> commands;
  private @Nullable Exchange<SealedReplyRecord, CryptoReplyRecord> uses;
  private @Nullable SealedRequests requests;
  private boolean closed;

  private Connection(
      ClientConfiguration configuration,
      InstantSource clock,
      InstantSource deadlines,
      SecureRandom random,
      Producer<String, byte[]> producer) {
    this.configuration = configuration;
    this.clock = clock;
    this.deadlines = deadlines;
    this.caller = CallerMapping.toRecord(configuration.caller());
    this.signer =
        CommandSigner.with(configuration.credential(), configuration.trust().platform().root());
    this.producer = producer;
    this.sessions = new Sessions(configuration, producer, deadlines, random);
  }

  static Connection open(
      ClientConfiguration configuration,
      InstantSource clock,
      InstantSource deadlines,
      SecureRandom random) {
    var bus = configuration.bus();
    var producer =
        new KafkaProducer<>(
            KafkaSettings.producer(bus.bootstrapServers(), bus.timeout()),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      producer.partitionsFor(Topics.CRYPTO_REQUESTS.name());
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new NoAnswer.Disconnected(
          "No platform at %s: %s".formatted(bus.bootstrapServers(), e.getMessage()), e);
    }
    return new Connection(configuration, clock, deadlines, random, producer);
  }

  CompletableFuture<CommandReplyRecord> command(String id, KeyCommand command) {
    return command(id, command, caller, null);
  }

  /** As a service that commands in the name of a caller. */
  CompletableFuture<CommandReplyRecord> command(String id, KeyCommand command, OnBehalf behalf) {
    var issuer = new Principal(caller.getPrincipal());
    return command(
        id,
        command,
        CallerMapping.toRecord(behalf.caller()),
        KeyCommandMapping.onBehalf(issuer, behalf.source()));
  }

  private CompletableFuture<CommandReplyRecord> command(
      String id, KeyCommand command, CallerRecord asking, @Nullable OnBehalfRecord behalf) {
    var exchange = commands();
    return exchange.ask(
        id,
        "%s of key '%s'".formatted(command.getClass().getSimpleName(), command.key()),
        record(
            Topics.COMMANDS,
            command.key().path(),
            signer.sign(
                new KeyCommandRecord(
                    id,
                    command.key().path(),
                    asking,
                    clock.instant(),
                    exchange.address(),
                    KeyCommandMapping.toUnion(command),
                    behalf))),
        answerAbout(command.key().path()));
  }

  /** As a service that commands in the name of a caller, about a secret or the store of all. */
  CompletableFuture<CommandReplyRecord> command(
      String id, SecretCommand command, OnBehalf behalf, Instant issuedAt) {
    var exchange = commands();
    var subject = SecretSubject.of(command).path();
    return exchange.ask(
        id,
        "%s of secret '%s'".formatted(command.getClass().getSimpleName(), subject),
        record(
            Topics.SECRET_COMMANDS,
            subject,
            signer.sign(
                new SecretCommandRecord(
                    id,
                    subject,
                    CallerMapping.toRecord(behalf.caller()),
                    caller.getPrincipal(),
                    behalf.source().text(),
                    issuedAt,
                    exchange.address(),
                    SecretCommandMapping.toUnion(command)))),
        answerAbout(subject));
  }

  /** Sends an access command, signed over the address that its answer goes to. */
  CompletableFuture<CommandReplyRecord> access(
      String id, String what, String key, Function<ReplyAddress, AccessCommandRecord> command) {
    var exchange = commands();
    return exchange.ask(
        id,
        what,
        record(Topics.ACCESS_COMMANDS, key, signer.sign(command.apply(exchange.address()))),
        answerAbout(NO_KEY));
  }

  CompletableFuture<CryptoReplyRecord> request(@Nullable KeyName key, SpecificRecord operation) {
    return requests().ask(key, operation);
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    synchronized (this) {
      closed = true;
      if (commands != null) {
        commands.close();
      }
      if (uses != null) {
        uses.close();
      }
    }
    producer.close(Duration.ofSeconds(5));
    sessions.close();
    // Not awaited: a continuation may be what closes the client.
    handOver.shutdown();
  }

  private synchronized Exchange<CommandReplyRecord, CommandReplyRecord> commands() {
    if (commands == null) {
      commands = open(Topics.COMMAND_REPLIES, CommandReplyRecord::getCommandId);
    }
    return commands;
  }

  private synchronized SealedRequests requests() {
    if (requests == null) {
      uses = open(Topics.CRYPTO_REPLIES, SealedReplyRecord::getRequestId);
      requests = new SealedRequests(configuration, clock, deadlines, sessions, producer, uses);
    }
    return requests;
  }

  private <R extends SpecificRecordBase, A> Exchange<R, A> open(
      Topic<R> answers, Function<R, String> requestId) {
    if (closed) {
      throw new NoAnswer.Disconnected("The client is closed.", null);
    }
    var exchange =
        new Exchange<R, A>(configuration.bus(), producer, handOver, answers, address, requestId);
    var _ =
        sweeper.scheduleWithFixedDelay(exchange::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
    return exchange;
  }

  private static <V extends SpecificRecordBase> ProducerRecord<String, byte[]> record(
      Topic<V> topic, String key, V value) {
    return new ProducerRecord<>(topic.name(), key, topic.codec().encode(value));
  }

  /**
   * A command that bears the id of this one and is about another key lies in another partition, and
   * may be answered before it: whoever copies ids tells nothing by that.
   */
  private static Pending.Opener<CommandReplyRecord, CommandReplyRecord> answerAbout(String key) {
    return (reply, _) -> reply.getKey().equals(key) ? Optional.of(reply) : Optional.empty();
  }
}
