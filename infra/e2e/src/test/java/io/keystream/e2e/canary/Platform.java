package io.keystream.e2e.canary;

import io.keystream.audit.AuditProjectorMain;
import io.keystream.client.Bus;
import io.keystream.client.Trust;
import io.keystream.commands.CommandServiceMain;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.ServerNames;
import io.keystream.detection.AnomalyDetectorMain;
import io.keystream.embedded.SoftHsm;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.worker.CryptoWorkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A platform whose every part is a process of its own, as in production; the token is SoftHSM's.
 *
 * <p>What must be free of secrets is below {@link #searched}: data, settings, and every word of the
 * processes. PINs and private keys are in files below {@link #kept}, where they belong.
 */
final class Platform implements AutoCloseable {

  /** The setting by which every process has the planted canary. */
  static final String PLANTED = "keystream.planted";

  /** The services that sign what they report, by credentials of their names below {@link #kept}. */
  static final List<String> SIGNING = List.of("command-service", "crypto-worker");

  private static final String DOMAIN = "canary";
  private static final int BROKER_HEAP_MIB = 192;
  private static final int SERVICE_HEAP_MIB = 128;
  private static final Duration MAX_START = Duration.ofSeconds(60);

  private final Path directory;
  private final Canary planted;
  private final CredentialFiles founder;
  private final SoftHsm softHsm;
  private final int projectorPort = freePort();
  private final int httpsPort = freePort();
  private final List<JavaProcess> processes = new ArrayList<>();
  private String bootstrapServers = "";

  private Platform(Path directory, Canary planted, CredentialFiles founder, SecureRandom random) {
    this.directory = directory;
    this.planted = planted;
    this.founder = founder;
    this.softHsm = SoftHsm.open(kept().resolve("token"), "canary", random);
  }

  /**
   * Starts every process and returns; who asks something of it waits for the answer.
   *
   * @param planted stands on every command line and in every environment
   * @param founder the founding operator's credential, which no process reads
   */
  static Platform start(
      Path directory, Canary planted, CredentialFiles founder, SecureRandom random) {
    var platform = new Platform(directory, planted, founder, random);
    platform.makeServerCertificate(random);
    try {
      platform.startAll();
      return platform;
    } catch (RuntimeException | AssertionError e) {
      platform.kill();
      throw e;
    }
  }

  Path searched() {
    return made(directory.resolve("searched"));
  }

  Path kept() {
    return kept(directory);
  }

  static Path kept(Path directory) {
    return made(directory.resolve("kept"));
  }

  Bus bus() {
    return Bus.at(bootstrapServers).withTimeout(MAX_START);
  }

  URI projector() {
    return URI.create("http://127.0.0.1:" + projectorPort);
  }

  /** Where the worker answers over HTTPS. */
  URI https() {
    return URI.create("https://127.0.0.1:" + httpsPort);
  }

  /** What it answers with there. */
  CredentialFiles server() {
    return new CredentialFiles(kept().resolve("https"));
  }

  private void makeServerCertificate(SecureRandom random) {
    var names = new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()));
    var since = InstantSource.system().instant().minus(Duration.ofHours(1));
    server().write(Credential.generateForServer(names, since, Duration.ofDays(1), random));
  }

  /** Believes the first manifest that it finds; there is nobody else yet who could have made it. */
  Trust trust() {
    return Trust.of(
        founder.readCertificate().fingerprint(),
        DOMAIN,
        DomainAuthority.of(DOMAIN, bootstrapServers, MAX_START));
  }

  byte[] revealPin() {
    try {
      return Files.readAllBytes(softHsm.userPinFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JavaProcess> processes() {
    return List.copyOf(processes);
  }

  JavaProcess worker() {
    return processes.stream()
        .filter(process -> process.name().equals("crypto-worker"))
        .findFirst()
        .orElseThrow();
  }

  private void startAll() {
    startBroker();
    prepareTopics();
    startService("command-service", CommandServiceMain.class, Map.of());
    startService(
        "crypto-worker",
        CryptoWorkerMain.class,
        Map.of(
            "worker.domain", DOMAIN,
            "pkcs11.module", softHsm.module().toString(),
            "pkcs11.token.label", softHsm.label(),
            "pkcs11.pin.file", softHsm.userPinFile().toString(),
            "https.port", Integer.toString(httpsPort),
            "https.credential", server().name().toString()));
    startService(
        "audit-projector",
        AuditProjectorMain.class,
        Map.of("http.port", Integer.toString(projectorPort)));
    startService("anomaly-detector", AnomalyDetectorMain.class, Map.of());
  }

  private void startBroker() {
    var broker =
        start(
            "broker",
            BrokerMain.class,
            BROKER_HEAP_MIB,
            List.of(searched().resolve("broker").toString()));
    Awaitility.await("the broker")
        .atMost(MAX_START)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the broker lives", () -> !broker.isAlive())
        .until(() -> broker.output().contains(BrokerMain.SERVES));
    var output = broker.output();
    bootstrapServers =
        output.substring(output.indexOf(BrokerMain.SERVES) + BrokerMain.SERVES.length()).strip();
  }

  private void prepareTopics() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
  }

  /** Every service has these settings and some of its own, in a file. */
  private void startService(String name, Class<?> main, Map<String, String> own) {
    var settings = new ArrayList<String>();
    settings.add("bootstrap.servers=" + bootstrapServers);
    settings.add("node=" + name);
    settings.add("data.directory=" + searched().resolve(name));
    settings.add("founding.certificate=" + founder.certificate());
    if (SIGNING.contains(name)) {
      settings.add("credential=" + kept().resolve(name));
    }
    own.forEach((key, value) -> settings.add(key + "=" + value));
    try {
      var file = made(searched().resolve("settings")).resolve(name + ".properties");
      start(name, main, SERVICE_HEAP_MIB, List.of(Files.write(file, settings).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JavaProcess start(String name, Class<?> main, int heapMib, List<String> arguments) {
    var process =
        JavaProcess.start(
            new JavaProcess.Program(
                name,
                main,
                heapMib,
                List.of("-D%s=%s".formatted(PLANTED, planted.text())),
                Map.of(
                    "KEYSTREAM_PLANTED",
                    planted.text(),
                    SoftHsm.CONFIGURATION_VARIABLE,
                    softHsm.configurationFile().toString()),
                arguments),
            made(searched().resolve("said")));
    processes.add(process);
    return process;
  }

  /** Ends every process as services are ended, in reverse order. */
  void end() {
    processes.reversed().forEach(JavaProcess::close);
    processes.clear();
  }

  /** Leaves no process behind, whatever happened. */
  @Override
  public void close() {
    kill();
  }

  private void kill() {
    processes.forEach(JavaProcess::kill);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }
}
