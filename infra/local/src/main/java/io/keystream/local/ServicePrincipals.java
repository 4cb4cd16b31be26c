package io.keystream.local;

import io.keystream.client.Accepted;
import io.keystream.client.AccessClient;
import io.keystream.client.Answer;
import io.keystream.client.Bus;
import io.keystream.client.DirectoryReader;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.Policies;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;

/**
 * The services of a local platform as principals: each has a credential of its own in the data
 * directory, and the founding operator enrols it and lets it command in the name of callers.
 *
 * <p>Every start makes what is missing or ends soon and tells the platform what it does not know
 * yet, so that it does not matter where an earlier start broke off.
 */
final class ServicePrincipals {

  private static final Duration VALIDITY = Duration.ofDays(365);
  private static final Duration RENEWED_BEFORE_ITS_END = Duration.ofDays(60);

  /** After a kill the group of command-services waits for its dead member first. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  private final Bus bus;
  private final CredentialFiles operator;
  private final InstantSource clock;
  private final SecureRandom random;

  ServicePrincipals(
      String bootstrapServers, CredentialFiles operator, InstantSource clock, SecureRandom random) {
    this.bus = Bus.at(bootstrapServers).withTimeout(MAX_WAIT);
    this.operator = operator;
    this.clock = clock;
    this.random = random;
  }

  /** The files of a service's credential: those that are there, or a fresh one. */
  CredentialFiles credential(Path name) {
    var files = new CredentialFiles(name);
    if (!files.exist() || endsSoon(files.readCertificate())) {
      makeRoom(files);
      files.write(
          Credential.generate(
              name.getFileName().toString(),
              SignatureScheme.ED25519,
              clock.instant(),
              VALIDITY,
              random));
    }
    return files;
  }

  private boolean endsSoon(Certificate certificate) {
    return !certificate.isValidAt(clock.instant().plus(RENEWED_BEFORE_ITS_END));
  }

  private static void makeRoom(CredentialFiles files) {
    try {
      Files.createDirectories(files.name().getParent());
      Files.deleteIfExists(files.certificate());
      Files.deleteIfExists(files.key());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace the credential " + files.name(), e);
    }
  }

  /**
   * Returns when the command-service has enrolled all of them with these credentials.
   *
   * @throws PlatformFailure if one was revoked, or is something else than a service
   */
  void enrol(List<CredentialFiles> services) {
    var founding = operator.readCertificate();
    var directory = DirectoryReader.read(bus, founding).directory();
    try (var access =
        AccessClient.connect(FoundingOperator.configuration(bus, operator), clock, random)) {
      for (var service : services) {
        var certificate = service.readCertificate();
        enrol(certificate, directory, access);
        assign(new Principal(certificate.commonName()), directory, access);
      }
    }
  }

  private static void enrol(Certificate certificate, Directory directory, AccessClient access) {
    var principal = new Principal(certificate.commonName());
    switch (directory.of(principal)) {
      case Enrolment.Absent _ ->
          accepted(access.enrol(principal, PrincipalKind.SERVICE, certificate).join(), principal);
      case Enrolment.Enrolled enrolled when enrolled.kind() != PrincipalKind.SERVICE ->
          throw new PlatformFailure(
              "'%s' is enrolled as %s and must be a service"
                  .formatted(principal.name(), enrolled.kind()),
              null);
      case Enrolment.Enrolled enrolled -> {
        if (!enrolled.current().fingerprint().equals(certificate.fingerprint())) {
          accepted(access.renew(principal, certificate).join(), principal);
        }
      }
      case Enrolment.Revoked _ ->
          throw new PlatformFailure(
              "'%s' was revoked: this platform needs a directory of its own to start again"
                  .formatted(principal.name()),
              null);
    }
  }

  /** Lets it command in the name of callers, beside what operators let it do. */
  private static void assign(Principal service, Directory directory, AccessClient access) {
    var policies = new TreeSet<PolicyName>();
    if (directory.of(service) instanceof Enrolment.Enrolled enrolled) {
      policies.addAll(enrolled.assignment().policies());
    }
    if (policies.add(Policies.FRONT)) {
      accepted(access.assignPolicies(service, policies).join(), service);
    }
  }

  private static void accepted(Answer<Accepted> answer, Principal principal) {
    if (!(answer instanceof Answer.Given<Accepted>)) {
      throw new PlatformFailure(
          "'%s' is not enrolled with its policies: %s".formatted(principal.name(), answer), null);
    }
  }
}
