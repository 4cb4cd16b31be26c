package io.keystream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.client.Answer;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.VersionOutcome;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.sealing.Suite;
import io.keystream.testkit.HttpsCaller;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform in a process of its own: started, looked at, killed, started again, stopped. */
final class PlatformTest {

  private static final KeyName KEY = new KeyName("payments/cards");
  private static final byte[] CARD = "9999 0000 0000 0000".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ROW = "row 7".getBytes(StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;
  private DataLayout layout = new DataLayout(Path.of("."));

  @BeforeEach
  void lay_out() {
    layout = new DataLayout(directory);
  }

  @AfterEach
  void nothing_is_left_running() {
    Background.down(layout);
  }

  @Test
  void what_was_encrypted_opens_after_the_platform_was_killed_and_started_again() throws Exception {
    var first = up();
    byte[] ciphertext;
    try (var client = client(first.platform())) {
      create(client);
      ciphertext = given(client.encrypt(KEY, CARD, ROW)).ciphertext().toArray();
    }
    assertAnswersAsVaultDoes(first.platform());
    assertThat(Background.up(layout, command(PlatformConfiguration.DEFAULT_SUITE), System.out))
        .isEqualTo(new Background.Up.RunsAlready(first.platform(), first.pid()));
    assertThatThrownBy(() -> inThisProcess(Ports.FREE))
        .isInstanceOf(PlatformFailure.class)
        .hasMessageContaining("A platform runs in " + layout.root() + " already.");
    assertThat(
            Status.of(
                layout,
                configuration(first.platform()),
                InstantSource.system(),
                new SecureRandom()))
        .allSatisfy(line -> assertThat(line.health()).isInstanceOf(PartHealth.Ready.class))
        .extracting(Status.Line::what)
        .contains("a request is answered", "queries are answered", "command-service says");

    kill(first.pid());
    assertThat(Status.process(layout).isReady()).isFalse();

    var second = up();
    try (var client = client(second.platform());
        var opened = given(client.decrypt(KEY, ciphertext, ROW))) {
      assertThat(opened.plaintext().reveal()).isEqualTo(CARD);
      assertThat(opened.version()).isEqualTo(KeyVersion.FIRST);
    }
    assertThat(Background.down(layout)).isInstanceOf(Background.Down.Stopped.class);
    assertThat(PlatformFile.read(layout)).isEmpty();
    assertThat(layout.pidFile()).doesNotExist();
  }

  @Test
  void callers_seal_to_a_key_of_the_suite_that_the_platform_was_first_started_with() {
    var platform = up(Suite.X_WING).platform();
    try (var client = client(platform)) {
      assertThat(given(client.generateRandom(16))).isNotNull();
    }
    assertThat(PublishedSuites.at(platform.bootstrapServers())).containsExactly(Suite.X_WING);
  }

  @Test
  void a_usual_port_that_somebody_else_took_gives_way_to_a_free_one() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var platform =
            inThisProcess(new Ports(taken.getLocalPort(), taken.getLocalPort(), null, false))) {
      assertThat(List.of(platform.projector().getPort(), platform.https().getPort()))
          .allMatch(port -> port > 0 && port != taken.getLocalPort());
      assertThat(platform.health().values()).allMatch(health -> health instanceof PartHealth.Ready);
    }
  }

  private void assertAnswersAsVaultDoes(PlatformFile platform) {
    var server = new CredentialFiles(layout.https()).readCertificate();
    var operator = new CredentialFiles(layout.operator()).read();
    try (var https = new HttpsCaller(platform.https(), server, operator)) {
      var answer =
          https.post(
              "transit/encrypt/" + KEY,
              "{\"plaintext\": \"%s\"}".formatted(HttpsCaller.base64("9999")));
      assertThat(answer.data().path("ciphertext").asText()).startsWith("vault:v1:");
      assertThat(https.post("no/such/path", "{}").status()).isEqualTo(404);
    }
  }

  private Background.Up.Started up() {
    return up(PlatformConfiguration.DEFAULT_SUITE);
  }

  private Background.Up.Started up(Suite suite) {
    return switch (Background.up(layout, command(suite), System.out)) {
      case Background.Up.Started started -> started;
      case Background.Up.RunsAlready running -> throw new AssertionError(running.toString());
    };
  }

  private Platform inThisProcess(Ports ports) {
    return Platform.start(
        new PlatformConfiguration(layout, new Bus.Embedded(), ports),
        InstantSource.system(),
        new SecureRandom(),
        System.out::println);
  }

  private List<String> command(Suite suite) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ForegroundMain.class.getName(), directory.toString(), suite.name()));
    return command;
  }

  private static void kill(long pid) throws Exception {
    var process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private ClientConfiguration configuration(PlatformFile platform) {
    var credential = new CredentialFiles(layout.operator()).read();
    var caller = new Caller(new Principal("operator"), new Application("till"), new User.None());
    return new ClientConfiguration(
        io.keystream.client.Bus.at(platform.bootstrapServers()).withTimeout(PATIENCE),
        caller,
        credential,
        platform.trust());
  }

  private KeystreamClient client(PlatformFile platform) {
    return KeystreamClient.connect(
        configuration(platform), InstantSource.system(), new SecureRandom());
  }

  private static void create(KeystreamClient client) {
    try (var watch = client.watch(KEY)) {
      var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
      given(client.send(new KeyCommand.Create(KEY, spec, Activation.WHEN_GENERATED)));
      assertThat(watch.await(KeyVersion.FIRST, Activation.WHEN_GENERATED, PATIENCE))
          .isEqualTo(new VersionOutcome.Active(KeyVersion.FIRST));
    }
  }

  private static <T> T given(CompletableFuture<Answer<T>> answer) {
    return switch (answer.join()) {
      case Answer.Given<T>(var result) -> result;
      case Answer.Refused<T> refused -> throw new AssertionError(refused.toString());
      case Answer.Failed<T> failed -> throw new AssertionError(failed.toString());
    };
  }
}
