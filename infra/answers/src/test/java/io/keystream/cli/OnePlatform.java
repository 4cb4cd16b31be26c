package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.credentials.ClientTls;
import io.keystream.credentials.CredentialFiles;
import io.keystream.local.DataLayout;
import io.keystream.local.Platform;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.local.Ports;
import io.keystream.testkit.HttpsCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/**
 * The platform that all tests of this JVM share, because a process has one SoftHSM: broker, token
 * and all services in this JVM, stopped when it ends.
 */
final class OnePlatform {

  private OnePlatform() {}

  static String bootstrapServers() {
    return Running.PLATFORM.bootstrapServers();
  }

  /** Asks over HTTPS as the founding operator, by its certificate. */
  static HttpsCaller operator() {
    return new HttpsCaller(
        Running.PLATFORM.https(), server().readCertificate(), Running.PLATFORM.operator().read());
  }

  /** Asks over HTTPS with a token and nothing else. */
  static HttpsCaller withToken(String token) {
    return HttpsCaller.withToken(Running.PLATFORM.https(), server().readCertificate(), token);
  }

  /** With a token of the operator's that may what the policy of that name says and no more. */
  static HttpsCaller withPolicy(String name) {
    try (var operator = operator()) {
      var body = "{\"policies\": [\"%s\"]}".formatted(name);
      var made = operator.post("auth/token/create", body).body().path("auth");
      return withToken(made.path("client_token").asText());
    }
  }

  /** The same with a policy that is written for it. */
  static HttpsCaller bound(String policy) {
    var name = "bound-" + UUID.randomUUID();
    ok(policy.getBytes(StandardCharsets.UTF_8), "policy", "write", name, "-");
    return withPolicy(name);
  }

  /** Asks with a token, without TLS. */
  static HttpsCaller withoutTls(String token) {
    var at = Objects.requireNonNull(Running.PLATFORM.plainHttp(), "asked for");
    return HttpsCaller.withToken(at, server().readCertificate(), token);
  }

  /** Where it listens for HTTPS. */
  static URI https() {
    return Running.PLATFORM.https();
  }

  /** TLS as clients without a certificate have it. */
  static SSLContext tls() {
    return ClientTls.trusting(server().readCertificate(), null);
  }

  /** The certificate that it shows there. */
  static Path httpsCertificate() {
    return server().certificate();
  }

  /** The founding operator's certificate and key. */
  static CredentialFiles operatorFiles() {
    return Running.PLATFORM.operator();
  }

  /** All that it writes to disks. */
  static Path directory() {
    return Running.DIRECTORY;
  }

  private static CredentialFiles server() {
    return new CredentialFiles(new DataLayout(Running.DIRECTORY).https());
  }

  /** Runs a verb that must succeed. */
  static Run ok(String... arguments) {
    return ok(new byte[0], arguments);
  }

  static Run ok(byte[] in, String... arguments) {
    var run = run(in, arguments);
    assertThat(run.exitCode())
        .as("%s: %s%s", Arrays.toString(arguments), run.text(), run.err())
        .isZero();
    return run;
  }

  static Run run(String... arguments) {
    return run(new byte[0], arguments);
  }

  static Run run(byte[] in, String... arguments) {
    var words = new ArrayList<>(Arrays.asList(arguments));
    words.addAll(List.of("--bootstrap", bootstrapServers()));
    words.addAll(List.of("--projector", Running.PLATFORM.projector().toString()));
    var trust = Running.PLATFORM.trust();
    words.addAll(List.of("--data", Running.DIRECTORY.toString(), "--timeout", "2m"));
    words.addAll(List.of("--worker-domain", trust.domain()));
    trust.authorities().forEach(one -> words.addAll(List.of("--domain-authority", one.hex())));
    return Run.of(in, words.toArray(String[]::new));
  }

  /** The JVM initializes a class once, on first use: that is the lazy start and its lock. */
  private static final class Running {

    static final Path DIRECTORY = directory();
    static final Platform PLATFORM = start();

    private static Platform start() {
      var platform =
          Platform.start(
              new PlatformConfiguration(
                  new DataLayout(DIRECTORY), new Bus.Embedded(), Ports.FREE.withPlainHttp(0)),
              InstantSource.system(),
              new SecureRandom(),
              System.out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "one-platform-end"));
      return platform;
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory(Path.of("target"), "platform-");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
