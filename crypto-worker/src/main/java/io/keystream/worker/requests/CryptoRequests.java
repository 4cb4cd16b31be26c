package io.keystream.worker.requests;

import io.keystream.follow.Callers;
import io.keystream.follow.CurrentView;
import io.keystream.follow.EndOffsets;
import io.keystream.schemas.Topics;
import io.keystream.worker.domainkeys.PublishedKeys;
import io.keystream.worker.kafka.CommittedNotes;
import io.keystream.worker.kafka.GroupCounts;
import io.keystream.worker.kafka.GroupLoop;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.TokenHindrance;
import io.keystream.worker.repeats.AuditedRequests;
import io.keystream.worker.sessions.ReplyEpochs;
import io.keystream.worker.sessions.SessionOpenings;
import io.keystream.worker.sessions.WorkerSessions;
import io.keystream.worker.token.Token;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** Answers the crypto requests of the partitions that the group of workers gives to this one. */
public final class CryptoRequests implements AutoCloseable {

  /** The group of workers that share the partitions of requests. */
  public static final String GROUP = "crypto-worker";

  private static final int SECRET_BYTES = 16;

  private final KafkaClients clients;
  private final KeyView keys;
  private final HandleCache handles;
  private final Callers callers;
  private final SessionOpenings openings;
  private final PublishedKeys epochs;
  private final Token token;
  private final InstantSource clock;
  private final String node;
  private final ReplyEpochs replies;
  private final Map<TopicPartition, String> stops = new ConcurrentHashMap<>();
  private final GroupLoop loop;

  /** Starts to answer. */
  public CryptoRequests(
      KafkaClients clients,
      KeyView keys,
      HandleCache handles,
      Callers callers,
      SessionOpenings openings,
      PublishedKeys epochs,
      Token token,
      InstantSource clock,
      SecureRandom random,
      String node,
      WorkerSteps steps) {
    this.clients = clients;
    this.keys = keys;
    this.handles = handles;
    this.callers = callers;
    this.openings = openings;
    this.epochs = epochs;
    this.token = token;
    this.clock = clock;
    this.node = node;
    this.replies = new ReplyEpochs(random);
    this.loop =
        GroupLoop.start(
            clients,
            "requests",
            GROUP,
            Topics.CRYPTO_REQUESTS.name(),
            this::work,
            new TokenHindrance(token),
            steps);
  }

  /** Why no request would be answered now. */
  public Optional<String> notReady() {
    return loop.notReady();
  }

  /** Whether only a restart of the process helps. */
  public boolean hasGivenUp() {
    return loop.hasGivenUp();
  }

  /** Partitions that stand still at an unreadable record: topic, partition, offset and why. */
  public List<String> stoppedPartitions() {
    return stops.values().stream().sorted().toList();
  }

  /** Whose requests are answered here. */
  public Set<Integer> partitions() {
    return loop.partitions();
  }

  public GroupCounts counts() {
    return loop.counts();
  }

  private GroupWork work() {
    var lanes = callerLanes();
    var secret = token.random(SECRET_BYTES);
    return new RequestWork(
        CurrentView.of(clients, "requests", List.of(keys.follower(), callers.follower())),
        new PartitionLanes(
            new AuditedRequests(clients, clock, secret), new CountedKeys(clients, clock), stops),
        lanes,
        new WorkerSessions(clients, openings, epochs),
        new RequestExecutor(
            new Authenticity(callers),
            new UseExecutor(new Permission(callers), new Operations(keys, handles, token)),
            lanes,
            clock),
        new Answers(replies),
        new UseRecords(node),
        new StrangerRecords(node, new CommittedNotes(clients, GROUP)),
        clock);
  }

  private CallerLanes callerLanes() {
    try (var ends = new EndOffsets(clients, "partitions")) {
      return new CallerLanes(
          ends.partitions(Topics.CRYPTO_REQUESTS.name()).size(),
          ends.partitions(Topics.CRYPTO_REPLIES.name()).size());
    }
  }

  /** Commits what was answered and leaves the group. */
  @Override
  public void close() {
    loop.close();
    replies.close();
  }
}
