package io.keystream.worker;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.Founding;
import io.keystream.directory.Judgement;
import io.keystream.directory.Opened;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.X509Certificates;
import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.schemas.Topics;
import io.keystream.schemas.accesscommand.AssignPolicies;
import io.keystream.schemas.accesscommand.EnrolPrincipal;
import io.keystream.schemas.accesscommand.RemovePolicy;
import io.keystream.schemas.accesscommand.RevokePrincipal;
import io.keystream.schemas.accesscommand.WritePolicy;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.CallerRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The founding operator of a test's platform: enrols and revokes, by events that prove it. */
final class TestAccess {

  static final SecureRandom RANDOM = new SecureRandom();
  static final Credential FOUNDER = credential("founder");
  static final Credential WORKER = credential("crypto-worker");
  static final Credential SERVICE = credential("command-service");
  static final WorkerDomain DOMAIN = new WorkerDomain(FOUNDER.certificate(), "test");

  private static final String EVERYTHING = "everything";
  private static final String ALL =
      """
      path "*" {
        capabilities = ["create", "read", "update", "delete", "list"]
        max_distinct_keys = "100000/1h"
      }
      """;

  private final String bootstrapServers;
  private final VerifiedDirectory directory;
  private final CommandSigner signer;
  private Instant latest = Instant.EPOCH;

  TestAccess(String bootstrapServers) {
    var certificates = new X509Certificates();
    this.bootstrapServers = bootstrapServers;
    this.directory =
        new VerifiedDirectory(Founding.by(FOUNDER.certificate().der(), certificates), certificates);
    this.signer =
        new CommandSigner(
            FOUNDER.certificate().fingerprint(),
            FOUNDER.certificate().fingerprint(),
            FOUNDER::sign);
  }

  static Credential credential(String name) {
    return Credential.generate(
        name,
        SignatureScheme.ED25519,
        Instant.now().minus(Duration.ofHours(1)),
        Duration.ofDays(300),
        RANDOM);
  }

  /** A file with the founder's certificate, for processes of their own. */
  static Path foundingCertificate() {
    try {
      var file = Files.createTempFile("founder", ".crt");
      file.toFile().deleteOnExit();
      return Files.write(file, FOUNDER.certificate().der());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the founder's certificate", e);
    }
  }

  /** The worker's own credential, for processes of their own: the name without endings. */
  static Path workerCredential() {
    try {
      var name = Files.createTempDirectory("worker").resolve("crypto-worker");
      new CredentialFiles(name).write(WORKER);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the worker's credential", e);
    }
  }

  /** From here on decisions of the stand-in are believed, and workers of tests are listened to. */
  void enrolTheServices() {
    enrolTheCommandService();
    enrolTheWorker();
  }

  synchronized void enrolTheCommandService() {
    enrol("command-service", PrincipalKind.SERVICE, SERVICE);
  }

  /** From here on workers of tests are listened to. */
  synchronized void enrolTheWorker() {
    enrol("crypto-worker", PrincipalKind.SERVICE, WORKER);
  }

  /** From here on the principal may do everything, with as many keys as it likes. */
  Credential enrol(String principal) {
    var credential = enrolOnly(principal);
    write(EVERYTHING, ALL);
    assign(principal, EVERYTHING);
    return credential;
  }

  /** From here on the principal may call, and do nothing. */
  synchronized Credential enrolOnly(String principal) {
    var credential = credential(principal);
    enrol(principal, PrincipalKind.APPLICATION, credential);
    return credential;
  }

  private void enrol(String principal, PrincipalKind kind, Credential credential) {
    command(
        principal,
        new EnrolPrincipal(
            principal, kind.name(), ByteBuffer.wrap(credential.certificate().der())));
  }

  synchronized void revoke(String principal) {
    command(principal, new RevokePrincipal(principal, "test"));
  }

  synchronized void write(String policy, String text) {
    command("policy/" + policy, new WritePolicy(policy, text));
  }

  synchronized void remove(String policy) {
    command("policy/" + policy, new RemovePolicy(policy));
  }

  /** In place of those it had. */
  synchronized void assign(String principal, String... policies) {
    command(principal, new AssignPolicies(principal, List.of(policies)));
  }

  /** Sequence of the newest access event. */
  synchronized long version() {
    return directory.directory().version();
  }

  private static Opened.Genuine<AccessCommandRecord, AccessCommand> genuine(
      Opened<AccessCommandRecord, AccessCommand> opened) {
    return (Opened.Genuine<AccessCommandRecord, AccessCommand>) opened;
  }

  private void command(String recordKey, SpecificRecord command) {
    latest = latest.plusMillis(1).isAfter(now()) ? latest.plusMillis(1) : now();
    var now = latest;
    var signed =
        signer.sign(
            new AccessCommandRecord(
                UUID.randomUUID().toString(),
                new CallerRecord("founder", "test", null, false),
                now,
                null,
                command));
    var judged = directory.judge(genuine(directory.open(signed)), now);
    var event = directory.take((Judgement.Accepted) judged);
    try (var producer = TestClients.producer(bootstrapServers)) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ACCESS_EVENTS.name(),
                  0,
                  recordKey,
                  Topics.ACCESS_EVENTS.codec().encode(event)))
          .get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the event was not written", e);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
