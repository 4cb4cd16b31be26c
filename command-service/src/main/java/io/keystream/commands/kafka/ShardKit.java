package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Decider;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What every shard of a service is made with.
 *
 * @param snapshots the directory of their snapshots
 * @param snapshotEvery so many events
 */
public record ShardKit(
    KafkaClients clients,
    String node,
    Path snapshots,
    int snapshotEvery,
    Decider.Maker deciders,
    InstantSource clock,
    ShardSteps steps) {

  /** A start reads less than twice as many events and verifies them, in two or three seconds. */
  public static final int SNAPSHOT_EVERY = 10_000;
}
