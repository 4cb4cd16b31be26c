package io.keystream.bench.clear;

import io.keystream.client.Bus;
import io.keystream.client.ClearClient;
import io.keystream.client.ClearRequests;
import io.keystream.credentials.Certificate;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Sizing;
import io.keystream.worker.requests.ClearWorker;
import io.keystream.worker.token.Token;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Caller and worker as the platform has them, without seals, authentication, policies and budgets:
 * what these cost is the difference. The product has no such mode.
 */
public final class ClearPipeline implements AutoCloseable {

  private static final String CALLER = "bench";

  private final ClearWorker worker;
  private final ClearRequests requests;
  private final ClearClient client;

  private ClearPipeline(ClearWorker worker, ClearRequests requests, ClearClient client) {
    this.worker = worker;
    this.requests = requests;
    this.client = client;
  }

  /** On a platform whose topics have this size. */
  public static ClearPipeline open(
      Bus bus, Sizing sizing, Certificate founding, Token token, SecureRandom random) {
    ClearTopics.create(bus.bootstrapServers(), sizing.requestPartitions());
    var clock = InstantSource.system();
    var caller = new Principal(CALLER);
    var worker =
        ClearWorker.start(
            bus.bootstrapServers(),
            founding,
            caller,
            new Application(CALLER),
            token,
            clock,
            random);
    var partition = Partitioning.partition(CALLER, sizing.requestPartitions());
    var requests = new ClearRequests(bus, caller, partition, clock);
    return new ClearPipeline(worker, requests, ClearClient.connect(bus, requests));
  }

  public ClearClient client() {
    return client;
  }

  /** The requests that the client sends. */
  public ClearRequests requests() {
    return requests;
  }

  @Override
  public void close() {
    client.close();
    worker.close();
  }
}
