package io.keystream.local;

import io.keystream.audit.AuditProjector;
import io.keystream.audit.AuditProjectorConfiguration;
import io.keystream.client.Trust;
import io.keystream.commands.CommandService;
import io.keystream.commands.CommandServiceConfiguration;
import io.keystream.commands.Management;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.detection.AnomalyDetector;
import io.keystream.detection.AnomalyDetectorConfiguration;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.embedded.SoftHsm;
import io.keystream.http.CannotListen;
import io.keystream.http.HttpsConfiguration;
import io.keystream.http.Routes;
import io.keystream.http.Unread;
import io.keystream.http.VaultListener;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.worker.CryptoWorker;
import io.keystream.worker.CryptoWorkerConfiguration;
import io.keystream.worker.WorkerDomain;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.Pkcs11Library;
import io.keystream.worker.token.pkcs11.Pkcs11Settings;
import io.keystream.worker.token.pkcs11.Pkcs11Token;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform in this JVM: a Kafka broker, a SoftHSM token and every service, on the data of
 * one directory; listens on 127.0.0.1 only.
 *
 * <p>One per process, because SoftHSM takes one configuration per process.
 *
 * <p>Thread safety: any thread may ask; one closes.
 */
public final class Platform implements AutoCloseable {

  private static final String NODE = "local";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int TOKEN_SESSIONS = 4;
  private static final Duration MAX_START = Duration.ofMinutes(2);

  private final PlatformConfiguration configuration;
  private final DataLayout layout;
  private final InstantSource clock;
  private final Consumer<String> progress;
  private final List<AutoCloseable> ground = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Routes> routes = new ArrayList<>();
  private Unread unread = Unread.TOLD;

  private String bootstrapServers = "";
  private URI projector = URI.create("");
  private URI https = URI.create("");
  private @Nullable URI plainHttp;
  private @Nullable URI workerAlone;
  private @Nullable URI commandServiceAlone;
  private @Nullable Trust trust;

  private Platform(
      PlatformConfiguration configuration, InstantSource clock, Consumer<String> progress) {
    this.configuration = configuration;
    this.layout = configuration.layout();
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Starts every part and returns when all of them do their work.
   *
   * @param progress told each step in a few words
   * @throws PlatformFailure if a part does not start, or the directory is in use
   */
  public static Platform start(
      PlatformConfiguration configuration,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> progress) {
    var platform = new Platform(configuration, clock, progress);
    try {
      platform.startParts(random);
      platform.awaitReady();
      return platform;
    } catch (RuntimeException e) {
      platform.closeAfter(e);
      throw e instanceof PlatformFailure ? e : new PlatformFailure("Start failed: " + e, e);
    }
  }

  private void startParts(SecureRandom random) {
    lockDirectory();
    startKafka();
    prepareTopics();
    var token = openToken(random);
    var operator = FoundingOperator.of(layout, clock, random);
    var services = new ServicePrincipals(bootstrapServers, operator, clock, random);
    var commandService = services.credential(layout.commandServiceCredential());
    var cryptoWorker = services.credential(layout.cryptoWorkerCredential());
    startCommandService(operator, commandService);
    progress.accept("enrolling the services");
    services.enrol(List.of(commandService, cryptoWorker));
    startManagement(operator, commandService, random);
    startCryptoWorker(token, operator, cryptoWorker.read(), random);
    progress.accept("making the key of secrets");
    SecretsKey.make(bootstrapServers, operator, clock, random);
    startListening(random);
    startAuditProjector(operator);
    startAnomalyDetector(operator);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Base address of the audit-projector's HTTP API. */
  public URI projector() {
    return projector;
  }

  /** Base address of what answers as Vault does. */
  public URI https() {
    return https;
  }

  /** The same without TLS; null where nobody asked for it. */
  public @Nullable URI plainHttp() {
    return plainHttp;
  }

  /**
   * Where the services answer each for itself.
   *
   * @throws IllegalStateException if nobody asked for it
   */
  public Apart apart() {
    if (workerAlone == null || commandServiceAlone == null) {
      throw new IllegalStateException("the services do not listen apart");
    }
    return new Apart(workerAlone, commandServiceAlone);
  }

  /** What clients must know to trust the keys they seal to. */
  public Trust trust() {
    return Objects.requireNonNull(trust, "known once the platform has started");
  }

  /** The founding operator's credential. */
  public CredentialFiles operator() {
    return new CredentialFiles(layout.operator());
  }

  /** What each part says of itself, in the order they were started. */
  public Map<String, PartHealth> health() {
    var health = new LinkedHashMap<String, PartHealth>();
    parts.forEach(part -> health.put(part.name(), part.health().get()));
    return health;
  }

  /** Stops every part, in reverse order. */
  @Override
  public void close() {
    var failure = new PlatformFailure("Not everything stopped as it should", null);
    closeAfter(failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private void lockDirectory() {
    ground.add(DirectoryLock.lock(layout));
    ground.add(PidFile.write(layout));
  }

  private void startKafka() {
    switch (configuration.bus()) {
      case Bus.Embedded _ -> {
        progress.accept("starting Kafka");
        var kafka = EmbeddedKafka.start(layout.kafka());
        bootstrapServers = kafka.bootstrapServers();
        ground.add(kafka);
      }
      case Bus.Elsewhere(var servers) -> bootstrapServers = servers;
    }
  }

  private Reports reports() {
    return switch (configuration.bus()) {
      case Bus.Embedded _ -> Reports.ONLY_ONE;
      case Bus.Elsewhere _ -> Reports.ONE_OF_MANY;
    };
  }

  private void prepareTopics() {
    progress.accept("preparing the topics");
    Preparation.prepare(bootstrapServers);
  }

  private Token openToken(SecureRandom random) {
    progress.accept("opening the SoftHSM token");
    var softHsm = SoftHsm.open(layout.token(), "keystream", random);
    softHsm.useInThisProcess();
    var token =
        Pkcs11Token.open(
            Pkcs11Library.load(softHsm.module()),
            new Pkcs11Settings(softHsm.label(), softHsm.userPinFile(), NODE, TOKEN_SESSIONS));
    parts.add(new Part("token", () -> Reports.of(token.health()), token));
    return token;
  }

  private void startCommandService(CredentialFiles operator, CredentialFiles own) {
    progress.accept("starting the command-service");
    var service = CommandService.start(commandService(operator, own), clock);
    parts.add(new Part("command-service", () -> reports().of(service.health()), service));
  }

  private CommandServiceConfiguration commandService(
      CredentialFiles operator, CredentialFiles own) {
    return new CommandServiceConfiguration(
        bootstrapServers,
        NODE,
        layout.commandService(),
        CommandServiceConfiguration.DEFAULT_MEMBERS,
        operator.certificate(),
        own.name());
  }

  private void startCryptoWorker(
      Token token, CredentialFiles operator, Credential own, SecureRandom random) {
    progress.accept("starting the crypto-worker");
    var founding = operator.readCertificate();
    var worker = CryptoWorker.start(cryptoWorker(founding, own, random), token, clock, random);
    trust = Trust.of(founding.fingerprint(), NODE, worker.domainAuthority());
    parts.add(new Part("crypto-worker", () -> reports().of(worker.health()), worker));
    routes.addAll(worker.routes());
    workerAlone = worker.https(LOOPBACK).orElse(null);
  }

  private CryptoWorkerConfiguration cryptoWorker(
      Certificate founding, Credential own, SecureRandom random) {
    var worker =
        new CryptoWorkerConfiguration(
            bootstrapServers, NODE, new WorkerDomain(founding, NODE, configuration.suite()), own);
    return configuration.ports().apart() ? worker.withHttps(https(0, random)) : worker;
  }

  private void startManagement(CredentialFiles operator, CredentialFiles own, SecureRandom random) {
    var management = Management.start(commandService(operator, own), clock, random);
    parts.add(new Part("management", () -> Reports.of(management.stopped()), management));
    routes.addAll(management.routes());
    unread = management.unread();
    if (configuration.ports().apart()) {
      var listener = VaultListener.start(https(0, random), management.routes(), unread);
      commandServiceAlone = listener.uri(LOOPBACK);
      parts.add(new Part("management apart", () -> new PartHealth.Ready("listens"), listener));
    }
  }

  private void startListening(SecureRandom random) {
    var listener =
        orAnyPort(
            configuration.ports().https(),
            port -> VaultListener.start(https(port, random), routes, unread));
    https = listener.uri(LOOPBACK);
    parts.add(new Part("https", () -> new PartHealth.Ready("listens at " + https), listener));
    var plain = configuration.ports().plainHttp();
    if (plain != null) {
      listenWithoutTls(plain);
    }
  }

  private void listenWithoutTls(int port) {
    var listener = VaultListener.startWithoutTls(port, routes, unread);
    var at = listener.uri(LOOPBACK);
    plainHttp = at;
    parts.add(new Part("plain-http", () -> new PartHealth.Ready("listens at " + at), listener));
  }

  /** Somebody who starts at the same moment may have taken a port that was free. */
  private static <T> T orAnyPort(int port, IntFunction<T> start) {
    try {
      return start.apply(port);
    } catch (CannotListen _) {
      return start.apply(0);
    }
  }

  private HttpsConfiguration https(int port, SecureRandom random) {
    return new HttpsConfiguration(
        LOOPBACK, port, ServerCertificate.of(layout, clock, random).read());
  }

  private void startAuditProjector(CredentialFiles operator) {
    progress.accept("starting the audit-projector");
    var service =
        orAnyPort(
            configuration.ports().projector(),
            port ->
                AuditProjector.start(
                    new AuditProjectorConfiguration(
                            bootstrapServers, NODE, layout.auditProjector(), operator.certificate())
                        .withHttpPort(port),
                    clock));
    projector = service.uri();
    parts.add(new Part("audit-projector", () -> Reports.of(service.health()), service));
  }

  private void startAnomalyDetector(CredentialFiles operator) {
    progress.accept("starting the anomaly-detector");
    var service =
        AnomalyDetector.start(
            new AnomalyDetectorConfiguration(
                bootstrapServers, NODE, layout.anomalyDetector(), operator.certificate()),
            clock);
    parts.add(new Part("anomaly-detector", () -> Reports.of(service.health()), service));
  }

  private void awaitReady() {
    for (var part : parts) {
      progress.accept("waiting for the " + part.name());
      if (!Until.isTrue(() -> part.health().get() instanceof PartHealth.Ready, MAX_START)) {
        throw new PlatformFailure(
            "The %s is not ready after %d s: %s"
                .formatted(part.name(), MAX_START.toSeconds(), part.health().get()),
            null);
      }
    }
  }

  private void closeAfter(RuntimeException reason) {
    parts.reversed().forEach(part -> close(part.stop(), reason));
    ground.reversed().forEach(one -> close(one, reason));
    parts.clear();
    ground.clear();
  }

  private static void close(AutoCloseable one, RuntimeException reason) {
    try {
      one.close();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }
}
