package io.keystream.worker.requests;

import io.keystream.bench.clear.ClearTopics;
import io.keystream.credentials.Certificate;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.follow.Callers;
import io.keystream.follow.CurrentView;
import io.keystream.follow.EndOffsets;
import io.keystream.worker.kafka.GroupLoop;
import io.keystream.worker.kafka.GroupWork;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.MaterialLoader;
import io.keystream.worker.keys.MaterialView;
import io.keystream.worker.keys.TokenHindrance;
import io.keystream.worker.repeats.AuditedRequests;
import io.keystream.worker.sessions.ServedSession;
import io.keystream.worker.token.Token;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers requests in the clear by the loop, the views and the operations of the crypto worker. It
 * is in this package because the operations must be the worker's own for the comparison to be one.
 */
public final class ClearWorker implements AutoCloseable {

  /** Also of its group. */
  public static final String NAME = "clear";

  private static final int MAX_HANDLES = 100;
  private static final int SECRET_BYTES = 16;

  private final KafkaClients clients;
  private final ServedSession caller;
  private final Token token;
  private final InstantSource clock;
  private final UseRecords records;
  private final Callers callers;
  private final MaterialView materials;
  private final KeyView keys;
  private final MaterialLoader loader;
  private final HandleCache handles;
  private final GroupLoop loop;

  private ClearWorker(
      KafkaClients clients,
      Certificate founding,
      ServedSession caller,
      Token token,
      InstantSource clock) {
    this.clients = clients;
    this.caller = caller;
    this.token = token;
    this.clock = clock;
    this.records = new UseRecords(NAME);
    this.materials = new MaterialView(clients);
    this.callers = new Callers(clients, founding);
    this.keys = new KeyView(clients, callers);
    this.loader = new MaterialLoader(keys, materials, token);
    this.handles = new HandleCache(MAX_HANDLES, loader, keys::isUsable);
    callers.start();
    materials.start();
    keys.start(handles::drop);
    this.loop =
        GroupLoop.start(
            clients,
            NAME,
            NAME,
            ClearTopics.REQUESTS.name(),
            this::work,
            new TokenHindrance(token),
            WorkerSteps.NONE);
  }

  /** Starts to answer one caller, whom nobody authenticates. */
  public static ClearWorker start(
      String bootstrapServers,
      Certificate founding,
      Principal caller,
      Application application,
      Token token,
      InstantSource clock,
      SecureRandom random) {
    return new ClearWorker(
        new KafkaClients(bootstrapServers, NAME),
        founding,
        ClearCaller.of(caller, application, clock.instant(), random),
        token,
        clock);
  }

  private GroupWork work() {
    return new ClearWork(
        CurrentView.of(clients, NAME, List.of(keys.follower())),
        new PartitionLanes(
            new AuditedRequests(clients, clock, token.random(SECRET_BYTES)),
            new CountedKeys(clients, clock),
            new ConcurrentHashMap<>()),
        lanes(),
        caller,
        new Operations(keys, handles, token),
        records,
        clock);
  }

  private CallerLanes lanes() {
    try (var ends = new EndOffsets(clients, "partitions")) {
      return new CallerLanes(
          ends.partitions(ClearTopics.REQUESTS.name()).size(),
          ends.partitions(ClearTopics.REPLIES.name()).size());
    }
  }

  @Override
  public void close() {
    loop.close();
    loader.close();
    keys.close();
    callers.close();
    materials.close();
    handles.close();
  }
}
