package io.keystream.worker;

import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.LazyCommands;
import io.keystream.credentials.Certificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyName;
import io.keystream.edge.AuditWriter;
import io.keystream.edge.OwnDeeds;
import io.keystream.edge.Tokens;
import io.keystream.edge.http.RecordedUnread;
import io.keystream.follow.Callers;
import io.keystream.http.Routes;
import io.keystream.http.VaultListener;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.domainkeys.DomainKeys;
import io.keystream.worker.domainkeys.WrappingKey;
import io.keystream.worker.http.ImportsApi;
import io.keystream.worker.http.VaultApi;
import io.keystream.worker.http.secrets.SecretsApi;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.keks.KekEpochs;
import io.keystream.worker.keks.KekTerms;
import io.keystream.worker.keys.HandleCache;
import io.keystream.worker.keys.KeyExecution;
import io.keystream.worker.keys.KeyView;
import io.keystream.worker.keys.MaterialLoader;
import io.keystream.worker.keys.MaterialView;
import io.keystream.worker.keys.OutcomeCommands;
import io.keystream.worker.requests.CryptoRequests;
import io.keystream.worker.requests.DirectUses;
import io.keystream.worker.requests.ReachedSecrets;
import io.keystream.worker.requests.SharedBudgets;
import io.keystream.worker.requests.UseThreads;
import io.keystream.worker.secrets.ValueSealing;
import io.keystream.worker.sessions.OwnEnrolment;
import io.keystream.worker.sessions.SessionOpenings;
import io.keystream.worker.token.Token;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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

  /** Wraps the keys of all secrets' values. */
  public static final KeyName SECRETS_KEY = new KeyName("keystream/secrets");

  private final KeyView keys;
  private final MaterialView materials;
  private final MaterialLoader loader;
  private final HandleCache handles;
  private final KeyExecution execution;
  private final DomainKeys domainKeys;
  private final KekEpochs keks;
  private final Callers callers;
  private final Tokens tokens;
  private final SessionOpenings openings;
  private final CryptoRequests requests;
  private final SharedBudgets budgets;
  private final DirectUses uses;
  private final UseThreads threads = UseThreads.start();
  private final SecretsApi secrets;
  private final ImportsApi imports;
  private final List<Routes> routes;
  private final @Nullable VaultListener listener;

  private CryptoWorker(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      SecureRandom random,
      WorkerSteps requestSteps,
      WorkerSteps keySteps,
      KekTerms kekTerms) {
    var node = configuration.node();
    var domain = configuration.domain();
    token.keyEncryptionKeys().claim(domain.founding().fingerprint().toBytes());
    var clients = new KafkaClients(configuration.bootstrapServers(), node);
    this.materials = new MaterialView(clients);
    this.callers = new Callers(clients, domain.founding());
    this.keys = new KeyView(clients, callers);
    this.loader = new MaterialLoader(keys, materials, token);
    this.handles = new HandleCache(configuration.maxHandles(), loader, keys::isUsable);
    this.openings = new SessionOpenings(clients, domain.platform(), domain.name(), callers, clock);
    this.tokens = new Tokens(clients, callers, clock);
    callers.start();
    tokens.start();
    materials.start();
    keys.start(handles::drop);
    openings.start();
    var credential = configuration.credential();
    this.execution =
        KeyExecution.start(
            clients,
            keys,
            materials,
            token,
            WrappingKey.id(domain.name()),
            new OutcomeCommands(credential, domain.founding().fingerprint(), node, clock),
            new OwnEnrolment(callers, credential, clock),
            keySteps);
    // Whoever executes the key events of the first partition keeps what one worker has to.
    BooleanSupplier keepsHouse = () -> execution.partitions().contains(0);
    this.domainKeys =
        DomainKeys.start(
            clients, domain.platform(), domain.name(), domain.suite(), token, clock, keepsHouse);
    this.keks =
        KekEpochs.start(
            clients,
            token.keyEncryptionKeys(),
            keys,
            materials,
            new OwnDeeds(
                new AuditWriter(clients.plain("deeds"), node, AuditKind.CHANGE, clock),
                credential.certificate().commonName(),
                node),
            kekTerms,
            clock,
            keepsHouse);
    this.requests =
        new CryptoRequests(
            clients,
            keys,
            handles,
            callers,
            openings,
            domainKeys.published(),
            token,
            clock,
            random,
            node,
            requestSteps);
    this.budgets = new SharedBudgets(clients, clock);
    budgets.start();
    this.uses =
        DirectUses.start(
            clients, keys, handles, callers, tokens, token, threads, budgets, clock, node);
    this.secrets =
        SecretsApi.start(
            clients,
            callers,
            tokens,
            keys,
            new ValueSealing(SECRETS_KEY, keys, handles, token),
            threads,
            lane(configuration, clock, random),
            new ReachedSecrets(clients, callers, budgets),
            keepsHouse,
            clock,
            node);
    this.imports =
        ImportsApi.start(
            clients,
            callers,
            tokens,
            keys,
            new WrappingKey(token, WrappingKey.id(domain.name()), keepsHouse),
            token.imports().hashes(),
            lane(configuration, clock, random),
            clock,
            node);
    this.routes =
        Stream.of(
                List.of(imports.routes()),
                VaultApi.routes(uses, keks, this::isReady, platform(domain.founding()), clock),
                secrets.routes())
            .flatMap(List::stream)
            .toList();
    var https = configuration.https();
    this.listener =
        https == null ? null : VaultListener.start(https, routes, new RecordedUnread(uses.front()));
  }

  private static LazyCommands lane(
      CryptoWorkerConfiguration configuration, InstantSource clock, SecureRandom random) {
    return new LazyCommands(
        ClientConfiguration.ofService(
            Bus.at(configuration.bootstrapServers()),
            configuration.credential(),
            configuration.domain().founding().fingerprint()),
        clock,
        random);
  }

  /**
   * Starts and returns at once; {@link #health} says when requests are answered.
   *
   * @param random for what replies are sealed with
   */
  public static CryptoWorker start(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      SecureRandom random) {
    return start(configuration, token, clock, random, WorkerSteps.NONE, WorkerSteps.NONE);
  }

  static CryptoWorker start(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      SecureRandom random,
      WorkerSteps requestSteps,
      WorkerSteps keySteps) {
    return start(configuration, token, clock, random, requestSteps, keySteps, KekTerms.DEFAULT);
  }

  static CryptoWorker start(
      CryptoWorkerConfiguration configuration,
      Token token,
      InstantSource clock,
      SecureRandom random,
      WorkerSteps requestSteps,
      WorkerSteps keySteps,
      KekTerms kekTerms) {
    return new CryptoWorker(configuration, token, clock, random, requestSteps, keySteps, kekTerms);
  }

  public Health health() {
    return Stream.<Supplier<Optional<String>>>of(
            () -> keys.stopped().map(why -> "key events: " + why),
            () -> materials.stopped().map(why -> "key material: " + why),
            () -> callers.stopped().map(why -> "access events: " + why),
            () -> tokens.stopped().map(why -> "tokens: " + why),
            secrets::stopped,
            () -> openings.stopped().map(why -> "session openings: " + why),
            () -> requests.notReady().map(why -> "crypto requests: " + why),
            () -> execution.notReady().map(why -> "key execution: " + why),
            () -> domainKeys.notReady().map(why -> "domain keys: " + why),
            () -> budgets.stopped().map(why -> "counted keys: " + why))
        .flatMap(reason -> reason.get().stream())
        .findFirst()
        .<Health>map(reason -> new Health.NotReady(reason, needsRestart()))
        .orElseGet(() ->
            new Health.Ready(
                requests.partitions(), execution.partitions(), requests.stoppedPartitions()));
  }

  public WorkerCounts counts() {
    return new WorkerCounts(
        requests.counts(),
        execution.counts(),
        handles.size(),
        keys.size(),
        openings.size(),
        openings.refused());
  }

  /** What callers pin to trust the keys they seal to. */
  public Fingerprint domainAuthority() {
    return domainKeys.authority();
  }

  /** What it answers over HTTPS, for a listener that it shares with other services. */
  public List<Routes> routes() {
    return routes;
  }

  /** Where it listens for HTTPS itself, under a name of this machine; empty if it does not. */
  public Optional<URI> https(String host) {
    return Optional.ofNullable(listener).map(listening -> listening.uri(host));
  }

  private boolean isReady() {
    return health() instanceof Health.Ready;
  }

  /** Clients want a UUID to tell platforms apart. */
  private static UUID platform(Certificate founding) {
    return UUID.nameUUIDFromBytes(founding.fingerprint().toBytes());
  }

  private boolean needsRestart() {
    return keys.stopped().isPresent()
        || materials.stopped().isPresent()
        || callers.stopped().isPresent()
        || tokens.stopped().isPresent()
        || secrets.stopped().isPresent()
        || openings.stopped().isPresent()
        || budgets.stopped().isPresent()
        || requests.hasGivenUp()
        || execution.hasGivenUp();
  }

  /** Finishes what is in hand, leaves the groups and closes every loaded key. */
  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    imports.close();
    secrets.close();
    uses.close();
    budgets.close();
    threads.close();
    requests.close();
    keks.close();
    domainKeys.close();
    execution.close();
    openings.close();
    tokens.close();
    callers.close();
    loader.close();
    keys.close();
    materials.close();
    handles.close();
  }
}
