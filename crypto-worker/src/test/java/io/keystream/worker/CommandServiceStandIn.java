package io.keystream.worker;

import io.keystream.directory.CommandSigner;
import io.keystream.directory.EventPlace;
import io.keystream.directory.EventSigner;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands the way the command-service does, small: in memory, one transaction for each
 * batch of events, whoever has signed them. Its clock runs a year ahead where a destruction is to
 * come due.
 */
final class CommandServiceStandIn implements AutoCloseable {

  private static final CallerRecord OPERATOR = new CallerRecord("founder", "test", null, false);
  private static final Fingerprint PLATFORM = TestAccess.FOUNDER.certificate().fingerprint();
  private static final CommandSigner SIGNER = CommandSigner.with(TestAccess.FOUNDER, PLATFORM);
  private static final EventSigner SERVICE = EventSigner.with(TestAccess.SERVICE, PLATFORM);

  private final Map<KeyName, Key> keys = new ConcurrentHashMap<>();
  private final Map<KeyName, Key> working = new HashMap<>();
  private final Map<String, Decision> decided = new HashMap<>();
  private final List<String> unanswered = new ArrayList<>();
  private final Map<KeyName, Long> sequences = new ConcurrentHashMap<>();
  private final Map<Integer, Instant> latest = new ConcurrentHashMap<>();
  private final TestAccess access;
  private final Map<String, CompletableFuture<Decision>> decisions = new ConcurrentHashMap<>();
  private final Consumer<String, byte[]> consumer;
  private final Producer<String, byte[]> events;
  private final Producer<String, byte[]> commands;
  private final Thread thread;
  private volatile Duration ahead = Duration.ZERO;

  CommandServiceStandIn(String bootstrapServers, TestAccess access) {
    this.access = access;
    this.consumer = TestClients.consumer(bootstrapServers);
    this.events = TestClients.transactional(bootstrapServers, "stand-in");
    this.commands = TestClients.producer(bootstrapServers);
    this.thread = Thread.ofPlatform().daemon().name("stand-in").start(this::run);
  }

  /** Creates a key and waits until its first version is active. */
  KeyName create(String name, KeyAlgorithm algorithm, Custody custody) {
    var key = new KeyName(name);
    decide(new KeyCommand.Create(key, new KeySpec(algorithm, custody), Activation.WHEN_GENERATED));
    awaitVersion(key, 1, Version.Active.class::isInstance);
    return key;
  }

  KeyName create(String name, KeyAlgorithm algorithm) {
    return create(name, algorithm, Custody.WRAPPED);
  }

  /** Sends a command and returns its decision. */
  Decision decide(KeyCommand command) {
    return send(command).orTimeout(60, TimeUnit.SECONDS).join();
  }

  CompletableFuture<Decision> send(KeyCommand command) {
    var id = UUID.randomUUID().toString();
    var decision = decisions.computeIfAbsent(id, _ -> new CompletableFuture<>());
    var _ =
        commands.send(
            new ProducerRecord<>(
                Topics.COMMANDS.name(),
                command.key().path(),
                Topics.COMMANDS
                    .codec()
                    .encode(
                        SIGNER.sign(
                            new KeyCommandRecord(
                                id,
                                command.key().path(),
                                OPERATOR,
                                clock(),
                                null,
                                KeyCommandMapping.toUnion(command),
                                null)))));
    return decision;
  }

  void awaitVersion(KeyName key, int number, Predicate<Version> condition) {
    Awaitility.await("version " + number + " of " + key)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          var version = version(key, number);
          return version != null && condition.test(version);
        });
  }

  @Nullable Version version(KeyName key, int number) {
    return keys.get(key) instanceof Key.Present present
        ? present.versions().get(new io.keystream.domain.key.KeyVersion(number))
        : null;
  }

  /** An event of the key is counted and never written. */
  void loseNextEventOf(KeyName key) {
    sequences.merge(key, 1L, Long::sum);
  }

  /** From now on it decides as if it were this late, until it is. */
  void skipTo(Instant time) {
    ahead = Duration.between(Instant.now(), time);
  }

  /** From now on it decides as if so much time had passed; time that has come does not go back. */
  void skip(Duration time) {
    ahead = time;
  }

  /** The latest time by which it decides, in whatever partition. */
  Instant now() {
    return latest.values().stream().reduce(clock(), CommandServiceStandIn::later);
  }

  private Instant clock() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void run() {
    try (consumer) {
      var partitions =
          consumer.partitionsFor(Topics.COMMANDS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (true) {
        var records = consumer.poll(Duration.ofSeconds(1));
        if (!records.isEmpty()) {
          events.beginTransaction();
          records.forEach(record -> decide(record.value(), record.partition()));
          events.commitTransaction();
          answer();
        }
      }
    } catch (WakeupException _) {
      // Closed.
    }
  }

  private void decide(byte[] value, int partition) {
    var signed = Topics.COMMANDS.codec().decode(value);
    decide(
        signed,
        KeyCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand())),
        partition);
  }

  private void decide(SignedCommandRecord signed, KeyCommandRecord record, int partition) {
    var command = KeyCommandMapping.toCommand(record);
    if (decided.containsKey(record.getCommandId())) {
      return;
    }
    var key = working.getOrDefault(command.key(), new Key.Absent(command.key()));
    var at = latest.merge(partition, clock(), CommandServiceStandIn::later);
    var decision = KeyDecisions.decide(key, command, at);
    if (decision instanceof Decision.Accepted(var accepted)) {
      for (var event : accepted) {
        key = KeyEvolution.evolve(key, event);
        write(signed, record, event, at, partition);
      }
      working.put(command.key(), key);
    }
    decided.put(record.getCommandId(), decision);
    unanswered.add(record.getCommandId());
  }

  /** Nobody hears of a decision before its events are committed. */
  private void answer() {
    keys.putAll(working);
    for (var id : unanswered) {
      decisions.computeIfAbsent(id, _ -> new CompletableFuture<>()).complete(decided.get(id));
    }
    unanswered.clear();
  }

  private void write(
      SignedCommandRecord signed,
      KeyCommandRecord cause,
      KeyEvent event,
      Instant at,
      int partition) {
    var sequence = sequences.merge(event.key(), 1L, Long::sum);
    var place = new EventPlace(partition, sequence, at, access.version());
    var record =
        new KeyEventRecord(
            event.key().path(),
            sequence,
            cause.getCommandId(),
            cause.getCaller(),
            at,
            KeyEventMapping.toUnion(event),
            SERVICE.sign(signed, place, event));
    var _ =
        events.send(
            new ProducerRecord<>(
                Topics.KEY_EVENTS.name(),
                partition,
                event.key().path(),
                Topics.KEY_EVENTS.codec().encode(record)));
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    events.close();
    commands.close();
  }
}
