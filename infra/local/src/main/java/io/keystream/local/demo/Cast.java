package io.keystream.local.demo;

import io.keystream.client.Accepted;
import io.keystream.client.AccessClient;
import io.keystream.client.Answer;
import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.query.Projections;
import io.keystream.credentials.Certificate;
import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.PolicyName;
import io.keystream.local.Platform;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Who plays: the operator of the keys, the payment gateway that uses one, the report script, and
 * the questions to the audit trail. Each has a credential of its own, made for this play.
 */
final class Cast implements AutoCloseable {

  static final KeyName KEY = new KeyName("payments/cards");
  static final Caller OPERATOR = caller("key-operator", "operations-desk", "a.petrov");
  static final Caller GATEWAY = caller("payment-gateway", "checkout", "m.keller");
  static final Caller SCRIPT = caller("report-script", "nightly-report", "j.okafor");

  private static final Map<Caller, String> POLICIES =
      Map.of(
          OPERATOR,
          """
          path "transit/keys/payments/*" { capabilities = ["create", "read", "update", "delete"] }
          path "keystream/keys/payments/*" { capabilities = ["update"] }
          """,
          GATEWAY,
          """
          path "transit/encrypt/payments/*" { capabilities = ["update"] }
          path "transit/decrypt/payments/*" { capabilities = ["update"] }
          """,
          SCRIPT,
          """
          path "transit/decrypt/payments/*" { capabilities = ["update"] }
          """);

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private final Platform platform;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Map<Caller, Credential> credentials;
  private final KeystreamClient operator;
  private final KeystreamClient gateway;
  private final Projections projections;

  private Cast(
      Platform platform,
      InstantSource clock,
      SecureRandom random,
      Map<Caller, Credential> credentials) {
    this.platform = platform;
    this.clock = clock;
    this.random = random;
    this.credentials = credentials;
    this.operator = connect(OPERATOR, clock);
    this.gateway = connect(GATEWAY, clock);
    this.projections = Projections.at(platform.projector(), MAX_WAIT);
  }

  /** The founding operator enrols everybody. */
  static Cast of(Platform platform, InstantSource clock, SecureRandom random) {
    var credentials =
        Map.of(
            OPERATOR, credential(OPERATOR, clock, random),
            GATEWAY, credential(GATEWAY, clock, random),
            SCRIPT, credential(SCRIPT, clock, random));
    var founder = platform.operator().read();
    var caller = caller(founder.certificate().commonName(), "demo", "demo");
    try (var access =
        AccessClient.connect(configuration(platform, caller, founder), clock, random)) {
      credentials.forEach((one, credential) -> enrol(access, one, credential));
    }
    return new Cast(platform, clock, random, credentials);
  }

  /** With a policy of its own, of the same name. */
  private static void enrol(AccessClient access, Caller caller, Credential credential) {
    var kind = caller.equals(OPERATOR) ? PrincipalKind.OPERATOR : PrincipalKind.APPLICATION;
    var principal = caller.principal();
    var policy = new PolicyName(principal.name());
    done(access.enrol(principal, kind, credential.certificate()));
    done(access.writePolicy(policy, Objects.requireNonNull(POLICIES.get(caller))));
    done(access.assignPolicies(principal, Set.of(policy)));
  }

  private static void done(CompletableFuture<Answer<Accepted>> command) {
    var answer = command.join();
    if (!(answer instanceof Answer.Given<Accepted>)) {
      throw new DemoFailure("The cast is not enrolled: " + answer);
    }
  }

  String bootstrapServers() {
    return platform.bootstrapServers();
  }

  /** The root of who may call. */
  Certificate founding() {
    return platform.operator().readCertificate();
  }

  InstantSource clock() {
    return clock;
  }

  KeystreamClient operator() {
    return operator;
  }

  /** What the operator says of who may do what; the answer has come. */
  Answer<Accepted> access(Function<AccessClient, CompletableFuture<Answer<Accepted>>> command) {
    var credential = Objects.requireNonNull(credentials.get(OPERATOR));
    try (var client =
        AccessClient.connect(configuration(platform, OPERATOR, credential), clock, random)) {
      return command.apply(client).join();
    }
  }

  KeystreamClient gateway() {
    return gateway;
  }

  Projections projections() {
    return projections;
  }

  /** The script, whose own clock says what it likes. */
  KeystreamClient script(InstantSource itsClock) {
    return connect(SCRIPT, itsClock);
  }

  @Override
  public void close() {
    operator.close();
    gateway.close();
    projections.close();
  }

  private KeystreamClient connect(Caller caller, InstantSource itsClock) {
    var credential = Objects.requireNonNull(credentials.get(caller));
    return KeystreamClient.connect(
        configuration(platform, caller, credential), itsClock, clock, random);
  }

  private static ClientConfiguration configuration(
      Platform platform, Caller caller, Credential credential) {
    return new ClientConfiguration(
        Bus.at(platform.bootstrapServers()).withTimeout(MAX_WAIT),
        caller,
        credential,
        platform.trust());
  }

  private static Credential credential(Caller caller, InstantSource clock, SecureRandom random) {
    return Credential.generate(
        caller.principal().name(),
        SignatureScheme.ED25519,
        clock.instant().minus(Duration.ofMinutes(5)),
        Duration.ofDays(1),
        random);
  }

  private static Caller caller(String principal, String application, String user) {
    return new Caller(
        new Principal(principal), new Application(application), new User.Asserted(user));
  }
}
