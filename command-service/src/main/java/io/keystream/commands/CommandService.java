package io.keystream.commands;

import io.keystream.commands.kafka.AccessCommands;
import io.keystream.commands.kafka.CurrentDirectory;
import io.keystream.commands.kafka.CurrentStore;
import io.keystream.commands.kafka.GroupMember;
import io.keystream.commands.kafka.KafkaClients;
import io.keystream.commands.kafka.KeyCommands;
import io.keystream.commands.kafka.Kind;
import io.keystream.commands.kafka.MemberState;
import io.keystream.commands.kafka.SecretCommands;
import io.keystream.commands.kafka.ShardKit;
import io.keystream.commands.kafka.ShardSteps;
import io.keystream.directory.FoundingFile;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Decides what is asked of keys, of secrets and of the directory of principals: reads commands,
 * writes events, answers and audit records.
 *
 * <p>Instances share the partitions of the commands; any may be killed at any time. The topics are
 * the only state, what lies in the data directory only saves time.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class CommandService implements AutoCloseable {

  /** A member of the group that was not heard of for so long is taken to be cut off. */
  static final Duration SILENCE_LIMIT = Duration.ofSeconds(20);

  private final List<GroupMember> members;
  private final CurrentDirectory directory;
  private final CurrentStore store;

  private CommandService(
      List<GroupMember> members, CurrentDirectory directory, CurrentStore store) {
    this.members = members;
    this.directory = directory;
    this.store = store;
  }

  /** Starts and returns at once; {@link #health} says when it is ready. */
  public static CommandService start(
      CommandServiceConfiguration configuration, InstantSource clock) {
    return start(configuration, clock, DecidedBy.AXON);
  }

  public static CommandService start(
      CommandServiceConfiguration configuration, InstantSource clock, DecidedBy decidedBy) {
    return start(configuration, clock, decidedBy, ShardKit.SNAPSHOT_EVERY, ShardSteps.PASSED_BY);
  }

  static CommandService start(
      CommandServiceConfiguration configuration,
      InstantSource clock,
      DecidedBy decidedBy,
      int snapshotEvery,
      ShardSteps steps) {
    var clients = new KafkaClients(configuration.bootstrapServers(), configuration.node());
    var certificates = new X509Certificates();
    var founding = FoundingFile.read(configuration.foundingCertificate(), certificates);
    var account = AccountFiles.read(configuration.credential(), founding.platform());
    var directory = new CurrentDirectory(clients, new VerifiedDirectory(founding, certificates));
    var store = new CurrentStore(clients, directory);
    var kit =
        new ShardKit(
            clients,
            configuration.node(),
            configuration.dataDirectory(),
            snapshotEvery,
            decidedBy.maker(),
            clock,
            steps);
    var kinds =
        List.<Kind>of(
            new KeyCommands(kit, directory, account),
            new AccessCommands(kit, founding, certificates),
            new SecretCommands(kit, directory, store, account));
    var members =
        IntStream.range(0, configuration.members())
            .mapToObj(number -> new GroupMember("commands-" + number, kit, kinds))
            .toList();
    members.forEach(GroupMember::start);
    return new CommandService(members, directory, store);
  }

  /** Ready when every thread is in the group, was heard of lately and has no stopped partition. */
  public CommandServiceHealth health() {
    var partitions = new TreeSet<Integer>();
    var decidesAccess = false;
    var reasons = new ArrayList<String>();
    for (var member : members) {
      switch (member.state()) {
        case MemberState.Away(var reason) -> reasons.add(reason);
        case MemberState.Serving(var served, var stopped, var heardOfNanos) -> {
          partitions.addAll(served.getOrDefault(Topics.COMMANDS.name(), Set.of()));
          decidesAccess |= served.containsKey(Topics.ACCESS_COMMANDS.name());
          reasons.addAll(stopped);
          var silence = Duration.ofNanos(System.nanoTime() - heardOfNanos);
          if (silence.compareTo(SILENCE_LIMIT) > 0) {
            reasons.add("Kafka was not heard of for " + silence.toSeconds() + " s");
          }
        }
      }
    }
    return reasons.isEmpty()
        ? new CommandServiceHealth.Ready(
            partitions, decidesAccess ? AccessLane.DECIDES : AccessLane.STANDS_BY)
        : new CommandServiceHealth.NotReady(reasons);
  }

  /** Ends after the batches in hand; the partitions move to other instances at once. */
  @Override
  public void close() {
    members.forEach(GroupMember::close);
    store.close();
    directory.close();
  }
}
