package io.keystream.commands.kafka;

import io.keystream.commands.ledger.Decider;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What every shard of a service is made with.
 *
 * @param snapshots the directory of their snapshots
 */
public record ShardKit(
    KafkaClients clients,
    String node,
    Path snapshots,
    Decider.Maker deciders,
    InstantSource clock,
    ShardSteps steps) {}
