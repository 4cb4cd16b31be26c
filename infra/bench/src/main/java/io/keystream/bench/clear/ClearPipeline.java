package io.keystream.bench.clear;

import io.keystream.client.Bus;
import io.keystream.client.ClearClient;
import io.keystream.credentials.Certificate;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
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
  private final ClearClient client;

  private ClearPipeline(ClearWorker worker, ClearClient client) {
    this.worker = worker;
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
    return new ClearPipeline(worker, ClearClient.connect(bus, caller, clock));
  }

  public ClearClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    worker.close();
  }
}
