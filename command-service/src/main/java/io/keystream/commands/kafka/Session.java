package io.keystream.commands.kafka;

import io.keystream.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
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
  private final Recovery recovery;
  private final Consumer<String, byte[]> member;
  private final Producer<String, byte[]> sender;
  private final Heartbeat heartbeat;
  private final Map<Integer, Shard> shards = new HashMap<>();
  private final Map<Integer, String> stopped = new HashMap<>();
  private final Set<Integer> fresh = new HashSet<>();
  private long heardOfNanos = System.nanoTime();
  private long lookedAroundNanos = System.nanoTime();

  /** Told after every poll how things stand. */
  interface Observer {
    void seen(MemberState state);
  }

  Session(ShardKit kit, Observer observer) {
    this.kit = kit;
    this.observer = observer;
    this.admin = kit.clients().admin();
    try {
      this.recovery = new Recovery(admin, Cluster.of(admin), kit);
      this.member = kit.clients().member();
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
    this.sender = kit.clients().sender();
    this.heartbeat = new Heartbeat(member);
    member.subscribe(List.of(Topics.COMMANDS.name()), new Assignment());
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
      automate();
      listen();
    }
    observer.seen(new MemberState.Serving(shards.keySet(), stopped, heardOfNanos));
  }

  private Set<Integer> openFresh() {
    var opened = Set.copyOf(fresh);
    for (var partition : opened) {
      fresh.remove(partition);
      try {
        var shard = recovery.open(partition, member);
        shards.put(partition, shard);
        member.seek(commands(partition), shard.nextInput());
      } catch (PartitionStopped e) {
        stop(partition, e);
      }
    }
    return opened;
  }

  /** What was fetched for a partition before its shard stood is fetched again. */
  private void decide(ConsumerRecords<String, byte[]> records, Set<Integer> opened) {
    for (var partition : records.partitions()) {
      var shard = shards.get(partition.partition());
      if (shard == null || opened.contains(partition.partition())) {
        continue;
      }
      try {
        shard.process(records.records(partition), member.groupMetadata());
        heardOfNanos = System.nanoTime();
      } catch (PartitionStopped e) {
        stop(partition.partition(), e);
      }
    }
  }

  private void stop(int partition, PartitionStopped reason) {
    LOG.atError()
        .addKeyValue("partition", partition)
        .setCause(reason)
        .log("partition stopped, its commands wait");
    stopped.put(partition, String.valueOf(reason.getMessage()));
    member.pause(List.of(commands(partition)));
    close(partition);
  }

  private void automate() {
    shards.forEach((partition, shard) ->
        shard.commandsDue().forEach(command -> Records.send(sender, partition, command)));
  }

  private void listen() {
    var secondsAgo = heartbeat.secondsAgo();
    if (secondsAgo >= 0) {
      var heard = System.nanoTime() - (long) (secondsAgo * 1e9);
      heardOfNanos = Math.max(heardOfNanos, heard);
    }
  }

  private void close(int partition) {
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

  private static TopicPartition commands(int partition) {
    return new TopicPartition(Topics.COMMANDS.name(), partition);
  }

  /** Partitions come and go only while polling, on the session's thread. */
  private final class Assignment implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      assigned.forEach(partition -> fresh.add(partition.partition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      for (var partition : revoked) {
        fresh.remove(partition.partition());
        stopped.remove(partition.partition());
        close(partition.partition());
      }
    }
  }
}
