package io.keystream.e2e.canary;

import io.keystream.client.AccessClient;
import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.Trust;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.policy.PolicyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Who there is, each with a credential in files, and what their private keys look like. */
final class Principals {

  private static final Duration HEAD_START = Duration.ofMinutes(5);

  /** What stands before the seed of an Ed25519 key in PKCS#8 (RFC 8410), after the version. */
  private static final String BEFORE_SEED = "300506032b657004220420";

  private static final int BEFORE_SEED_OFFSET = 5;
  private static final int SEED_OFFSET = 16;
  private static final int SEED_BYTES = 32;

  private static final PolicyName FRONT = new PolicyName("front");

  private final Path directory;
  private final SecureRandom random;
  private final List<CredentialFiles> all = new ArrayList<>();

  Principals(Path directory, SecureRandom random) {
    this.directory = directory;
    this.random = random;
  }

  /** Makes a credential, which counts where it is enrolled, or founds a platform. */
  CredentialFiles make(String name) {
    var files = new CredentialFiles(directory.resolve(name));
    files.write(
        Credential.generate(
            name,
            SignatureScheme.ED25519,
            InstantSource.system().instant().minus(HEAD_START),
            Duration.ofDays(1),
            random));
    all.add(files);
    return files;
  }

  /** As who may enrol others. */
  AccessClient access(CredentialFiles founder, Bus bus) {
    var trust = Trust.ofPlatform(founder.readCertificate().fingerprint());
    return AccessClient.connect(configuration(founder, bus, trust), InstantSource.system(), random);
  }

  static void enrol(AccessClient access, PrincipalKind kind, CredentialFiles one) {
    var certificate = one.readCertificate();
    Answers.given(access.enrol(new Principal(certificate.commonName()), kind, certificate));
  }

  /** By a policy of the principal's own name. */
  static void allow(AccessClient access, CredentialFiles one, String policyText) {
    var name = one.readCertificate().commonName();
    var policy = new PolicyName(name);
    Answers.given(access.writePolicy(policy, policyText));
    Answers.given(access.assignPolicies(new Principal(name), Set.of(policy)));
  }

  /** Lets a service command in the name of those who ask it over HTTPS. */
  static void allowOnBehalf(AccessClient access, CredentialFiles service) {
    Answers.given(
        access.assignPolicies(
            new Principal(service.readCertificate().commonName()), Set.of(FRONT)));
  }

  static ClientConfiguration configuration(CredentialFiles files, Bus bus, Trust trust) {
    var credential = files.read();
    var caller =
        new Caller(
            new Principal(credential.certificate().commonName()),
            new Application("canaries"),
            new User.Asserted("ada"));
    return new ClientConfiguration(bus, caller, credential, trust);
  }

  /** The seed of every private key; PKCS#8 and PEM hold it as it is, and nothing else of it. */
  List<Canary> seeds() {
    return all.stream().map(Principals::seed).toList();
  }

  /** The kind of the canary that a principal's private key is. */
  static String keyOf(String name) {
    return "the private key of " + name;
  }

  private static Canary seed(CredentialFiles files) {
    var pkcs8 = pkcs8(files.key());
    if (!HexFormat.of().formatHex(pkcs8, BEFORE_SEED_OFFSET, SEED_OFFSET).equals(BEFORE_SEED)) {
      throw new AssertionError("not an Ed25519 key in PKCS#8: " + files.key());
    }
    return Canary.of(
        keyOf(files.readCertificate().commonName()),
        Arrays.copyOfRange(pkcs8, SEED_OFFSET, SEED_OFFSET + SEED_BYTES));
  }

  private static byte[] pkcs8(Path pem) {
    try {
      var body = new StringBuilder();
      Files.readAllLines(pem).stream()
          .filter(line -> !line.startsWith("-----"))
          .forEach(body::append);
      return Base64.getDecoder().decode(body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
