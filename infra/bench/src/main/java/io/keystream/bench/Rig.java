package io.keystream.bench;

import io.keystream.client.AccessClient;
import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.Trust;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.embedded.SoftHsm;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.Pkcs11Library;
import io.keystream.worker.token.pkcs11.Pkcs11Settings;
import io.keystream.worker.token.pkcs11.Pkcs11Token;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The broker and the token that a measurement stands on, in a directory of its own. */
final class Rig implements AutoCloseable {

  static final Sizing SIZING = Sizing.LAPTOP;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final int MAX_IN_FLIGHT = 1 << 17;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path directory;
  private final EmbeddedKafka kafka;
  private final CredentialFiles founder;

  private Rig(Path directory, EmbeddedKafka kafka, CredentialFiles founder) {
    this.directory = directory;
    this.kafka = kafka;
    this.founder = founder;
  }

  static Rig open(Path directory) {
    var kafka = EmbeddedKafka.start(directory.resolve("kafka"));
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, SIZING).prepare();
    }
    var founder = new CredentialFiles(directory.resolve("operator"));
    founder.write(credential("operator"));
    var rig = new Rig(directory, kafka, founder);
    rig.commandService().write(credential("command-service"));
    return rig;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** As every client here is connected. */
  Bus bus() {
    return new Bus(bootstrapServers(), ANSWER_LIMIT, ANSWER_LIMIT, MAX_IN_FLIGHT);
  }

  Path directory(String name) {
    return directory.resolve(name);
  }

  static Token token(Path directory) {
    var softHsm = SoftHsm.open(directory, "bench", new SecureRandom());
    softHsm.useInThisProcess();
    return Pkcs11Token.open(
        Pkcs11Library.load(softHsm.module()),
        new Pkcs11Settings(softHsm.label(), softHsm.userPinFile(), "bench", 4));
  }

  /** The founding operator's. */
  CredentialFiles founder() {
    return founder;
  }

  /** The command-service's own. */
  CredentialFiles commandService() {
    return new CredentialFiles(directory.resolve("service"));
  }

  static SecureRandom random() {
    return RANDOM;
  }

  /** An application that the command-service enrols first. */
  KeystreamClient client(String name, Trust trust) {
    return client(name, PrincipalKind.APPLICATION, trust);
  }

  /** Of an application that is enrolled already, with this credential. */
  KeystreamClient client(Credential credential, Trust trust) {
    return KeystreamClient.connect(
        configuration(credential.certificate().commonName(), credential, trust),
        InstantSource.system(),
        RANDOM);
  }

  /** Of an application that the command-service enrols first. */
  ClientConfiguration configuration(String name, Trust trust) {
    return configuration(name, enrolled(name, PrincipalKind.APPLICATION), trust);
  }

  KeystreamClient client(String name, PrincipalKind kind, Trust trust) {
    return KeystreamClient.connect(
        configuration(name, enrolled(name, kind), trust), InstantSource.system(), RANDOM);
  }

  /** The credential of somebody whom the command-service has enrolled, with its policies. */
  Credential enrolled(String name, PrincipalKind kind) {
    var credential = credential(name);
    try (var access =
        AccessClient.connect(
            configuration("operator", founder.read(), platform()),
            InstantSource.system(),
            RANDOM)) {
      // Without it nobody believes what is decided; it is there after the first of these.
      access
          .enrol(
              new Principal("command-service"),
              PrincipalKind.SERVICE,
              commandService().readCertificate())
          .join();
      var principal = new Principal(name);
      CallerPolicies.accepted(access.enrol(principal, kind, credential.certificate()));
      if (kind == PrincipalKind.APPLICATION) {
        CallerPolicies.give(access, principal);
      }
    }
    return credential;
  }

  /** Enough for whoever seals nothing. */
  Trust platform() {
    return Trust.ofPlatform(founder.readCertificate().fingerprint());
  }

  private ClientConfiguration configuration(String name, Credential credential, Trust trust) {
    var caller = new Caller(new Principal(name), new Application("bench"), new User.None());
    return new ClientConfiguration(bus(), caller, credential, trust);
  }

  private static Credential credential(String name) {
    return Credential.generate(
        name,
        SignatureScheme.ED25519,
        InstantSource.system().instant().minus(Duration.ofHours(1)),
        Duration.ofDays(30),
        RANDOM);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
