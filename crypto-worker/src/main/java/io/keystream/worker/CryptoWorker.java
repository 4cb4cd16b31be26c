package io.keystream.worker;

import io.keystream.domain.access.Fingerprint;
import io.keystream.worker.domainkeys.DomainKeys;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyExecution;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.MaterialLoader;
import io.keystream.worker.keys.MaterialView;
import io.keystream.worker.requests.CryptoRequests;
import io.keystream.worker.token.Token;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A crypto worker: follows the keys, makes and destroys their material, and answers crypto requests
 * with the HSM.
 *
 * <p>Start as many as there is work for, each under a node name of its own; they share the
 * partitions and must share the token's key-encryption keys. The token stays the caller's, who
 * closes it after the worker.
 *
 * <p><b>Thread safety:</b> any thread may ask and close.
 */
public final class CryptoWorker implements AutoCloseable {

  private final KeyView keys;
  private final MaterialView materials;
  private final MaterialLoader loader;
  private final HandleCache handles;
  private final KeyExecution execution;
  private final CryptoRequests requests;
  private final @Nullable DomainKeys domainKeys;

  private CryptoWorker(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      WorkerSteps requestSteps,
      WorkerSteps keySteps) {
    var node = configuration.node();
    var clients = new KafkaClients(configuration.bootstrapServers(), node);
    this.materials = new MaterialView(clients);
    this.keys = new KeyView(clients);
    this.loader = new MaterialLoader(keys, materials, token);
    this.handles = new HandleCache(configuration.maxHandles(), loader, keys::isUsable);
    materials.start();
    keys.start(handles::drop);
    this.execution = KeyExecution.start(clients, keys, materials, token, clock, node, keySteps);
    this.requests = new CryptoRequests(clients, keys, handles, token, clock, node, requestSteps);
    this.domainKeys = domainKeys(configuration.domain(), clients, token, clock);
  }

  /** Starts and returns at once; {@link #health} says when requests are answered. */
  public static CryptoWorker start(
      CryptoWorkerConfiguration configuration, Token token, InstantSource clock) {
    return start(configuration, token, clock, WorkerSteps.NONE, WorkerSteps.NONE);
  }

  static CryptoWorker start(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      WorkerSteps requestSteps,
      WorkerSteps keySteps) {
    return new CryptoWorker(configuration, token, clock, requestSteps, keySteps);
  }

  public Health health() {
    return Stream.<Supplier<Optional<String>>>of(
            () -> keys.stopped().map(why -> "key events: " + why),
            () -> materials.stopped().map(why -> "key material: " + why),
            () -> requests.notReady().map(why -> "crypto requests: " + why),
            () -> execution.notReady().map(why -> "key execution: " + why),
            () -> domainKeysNotReady().map(why -> "domain keys: " + why))
        .flatMap(reason -> reason.get().stream())
        .findFirst()
        .<Health>map(reason -> new Health.NotReady(reason, needsRestart()))
        .orElseGet(() ->
            new Health.Ready(
                requests.partitions(), execution.partitions(), requests.stoppedPartitions()));
  }

  public WorkerCounts counts() {
    return new WorkerCounts(requests.counts(), execution.counts(), handles.size(), keys.size());
  }

  /** What callers pin to trust the keys they seal to; empty where none are published. */
  public Optional<Fingerprint> domainAuthority() {
    return Optional.ofNullable(domainKeys).map(DomainKeys::authority);
  }

  /** Whoever executes the key events of the first partition keeps the domain's keys too. */
  private @Nullable DomainKeys domainKeys(
      @Nullable WorkerDomain domain, KafkaClients clients, Token token, InstantSource clock) {
    return domain == null
        ? null
        : DomainKeys.start(
            clients,
            domain.platform(),
            domain.name(),
            domain.suite(),
            token,
            clock,
            () -> execution.partitions().contains(0));
  }

  private Optional<String> domainKeysNotReady() {
    return domainKeys == null ? Optional.empty() : domainKeys.notReady();
  }

  private boolean needsRestart() {
    return keys.stopped().isPresent()
        || materials.stopped().isPresent()
        || requests.hasGivenUp()
        || execution.hasGivenUp();
  }

  /** Finishes what is in hand, leaves the groups and closes every loaded key. */
  @Override
  public void close() {
    if (domainKeys != null) {
      domainKeys.close();
    }
    requests.close();
    execution.close();
    loader.close();
    keys.close();
    materials.close();
    handles.close();
  }
}
