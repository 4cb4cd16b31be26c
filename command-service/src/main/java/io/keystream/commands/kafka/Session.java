package io.keystream.commands.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stay in the group: a shard for every partition that Kafka assigns, until something fails.
 *
 * <p>A partition that stops is kept and paused, so that it does not take the next owner down; the
 * others go on.
 *
 * <p><b>Thread safety:</b> for one thread, apart from {@link #wakeup}.
 */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long LOOK_AROUND_NANOS = Duration.ofSeconds(1).toNanos();

  private final ShardKit kit;
  private final Observer observer;
  private final Admin admin;
  private final Map<String, Recovery> recoveries = new HashMap<>();
  private final Consumer<String, byte[]> member;
  private final Producer<String, byte[]> sender;
  private final Heartbeat heartbeat;
  private final Map<TopicPartition, Shard> shards = new HashMap<>();
  private final Map<TopicPartition, String> stopped = new HashMap<>();
  private final Map<TopicPartition, String> waiting = new HashMap<>();
  private final Set<TopicPartition> fresh = new HashSet<>();
  private long heardOfNanos = System.nanoTime();
  private long lookedAroundNanos = System.nanoTime();

  /** Told after every poll how things stand. */
  interface Observer {
    void seen(MemberState state);
  }

  Session(ShardKit kit, List<Kind> kinds, Observer observer) {
    this.kit = kit;
    this.observer = observer;
    this.admin = kit.clients().admin();
    try {
      for (var kind : kinds) {
        recoveries.put(
            kind.commands().name(), new Recovery(admin, Cluster.of(admin, kind), kind, kit));
      }
      this.member = kit.clients().member();
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
    this.sender = kit.clients().sender();
    this.heartbeat = new Heartbeat(member);
    member.subscribe(recoveries.keySet(), new Assignment());
  }

  void wakeup() {
    member.wakeup();
  }

  /** Polls once and decides everything in hand. */
  void serve() {
    kit.steps().reached(ShardSteps.Step.BEFORE_NEXT_POLL);
    var records = member.poll(POLL);
    var opened = openFresh();
    decide(records, opened);
    if (System.nanoTime() - lookedAroundNanos >= LOOK_AROUND_NANOS) {
      lookedAroundNanos = System.nanoTime();
      lookAround();
      listen();
    }
    observer.seen(new MemberState.Serving(served(), hindrances(), heardOfNanos));
  }

  private List<String> hindrances() {
    return Stream.concat(stopped.values().stream(), waiting.values().stream()).distinct().toList();
  }

  private Map<String, Set<Integer>> served() {
    var served = new HashMap<String, Set<Integer>>();
    for (var commands : shards.keySet()) {
      served.computeIfAbsent(commands.topic(), _ -> new HashSet<>()).add(commands.partition());
    }
    return served;
  }

  private Set<TopicPartition> openFresh() {
    var opened = Set.copyOf(fresh);
    for (var partition : opened) {
      fresh.remove(partition);
      try {
        var recovery = Objects.requireNonNull(recoveries.get(partition.topic()));
        var shard = recovery.open(partition.partition(), member);
        shards.put(partition, shard);
        member.seek(partition, shard.nextInput());
      } catch (PartitionStopped e) {
        stop(partition, e);
      }
    }
    return opened;
  }

  /** What was fetched for a partition before its shard stood is fetched again. */
  private void decide(ConsumerRecords<String, byte[]> records, Set<TopicPartition> opened) {
    for (var partition : records.partitions()) {
      var shard = shards.get(partition);
      if (shard == null || opened.contains(partition)) {
        continue;
      }
      var hindrance = shard.prepare();
      if (hindrance != null) {
        hold(partition, shard, hindrance);
        continue;
      }
      try {
        shard.process(records.records(partition), member.groupMetadata());
        heardOfNanos = System.nanoTime();
      } catch (PartitionStopped e) {
        stop(partition, e);
      }
    }
  }

  /** Its commands are fetched again when it is time to look around. */
  private void hold(TopicPartition partition, Shard shard, String hindrance) {
    if (waiting.put(partition, hindrance) == null) {
      LOG.atWarn()
          .addKeyValue("topic", partition.topic())
          .addKeyValue("partition", partition.partition())
          .addKeyValue("reason", hindrance)
          .log("commands wait");
    }
    member.seek(partition, shard.nextInput());
    member.pause(List.of(partition));
  }

  private void stop(TopicPartition partition, PartitionStopped reason) {
    LOG.atError()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .setCause(reason)
        .log("partition stopped, its commands wait");
    stopped.put(partition, String.valueOf(reason.getMessage()));
    member.pause(List.of(partition));
    close(partition);
  }

  private void lookAround() {
    for (var partition : List.copyOf(waiting.keySet())) {
      var shard = shards.get(partition);
      if (shard != null && shard.prepare() == null) {
        waiting.remove(partition);
        member.resume(List.of(partition));
      }
    }
    shards.values().forEach(shard -> shard.lookAround(member.groupMetadata()).forEach(this::send));
  }

  /** Sends a command that nobody waits for; what is lost is sent again by its rule. */
  private void send(ProducerRecord<String, byte[]> command) {
    var _ =
        sender.send(
            command,
            (_, failure) -> {
              if (failure != null) {
                LOG.atWarn()
                    .addKeyValue("key", command.key())
                    .setCause(failure)
                    .log("command of an automation was not sent");
              }
            });
  }

  private void listen() {
    var secondsAgo = heartbeat.secondsAgo();
    if (secondsAgo >= 0) {
      var heard = System.nanoTime() - (long) (secondsAgo * 1e9);
      heardOfNanos = Math.max(heardOfNanos, heard);
    }
  }

  private void close(TopicPartition partition) {
    var shard = shards.remove(partition);
    if (shard != null) {
      shard.close();
    }
  }

  @Override
  public void close() {
    for (var partition : new ArrayList<>(shards.keySet())) {
      close(partition);
    }
    sender.close(Duration.ZERO);
    member.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    admin.close(Duration.ZERO);
  }

  /** Partitions come and go only while polling, on the session's thread. */
  private final class Assignment implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      fresh.addAll(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      for (var partition : revoked) {
        fresh.remove(partition);
        stopped.remove(partition);
        waiting.remove(partition);
        close(partition);
      }
    }
  }
}
