package io.keystream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.Bus;
import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import io.keystream.local.DataLayout;
import io.keystream.local.PlatformFile;
import io.keystream.testkit.HttpsCaller;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A platform in a process of its own, driven from outside. */
final class PlatformUnderTest implements AutoCloseable {

  private static final Pattern PID = Pattern.compile("pid (\\d+)");

  private final Path data;
  private final KafkaUnderTest kafka;
  private final CommandLine commandLine;
  private long pid;

  private PlatformUnderTest(Path data, KafkaUnderTest kafka) {
    this.data = data;
    this.kafka = kafka;
    this.commandLine = new CommandLine(data);
  }

  static PlatformUnderTest start(Path data) {
    var platform = new PlatformUnderTest(data, KafkaUnderTest.start());
    platform.up();
    return platform;
  }

  CommandLine commandLine() {
    return commandLine;
  }

  KafkaUnderTest kafka() {
    return kafka;
  }

  void up() {
    var words = new ArrayList<>(List.of("up"));
    words.addAll(kafka.options());
    var ended = commandLine.run(words.toArray(String[]::new));
    assertThat(ended.exitCode()).as("up: %s%s", ended.out(), ended.err()).isZero();
    var found = PID.matcher(ended.out());
    assertThat(found.find()).as("up names its pid: %s", ended.out()).isTrue();
    pid = Long.parseLong(found.group(1));
  }

  /** Ends the platform with SIGKILL and waits until it is gone. */
  void kill() {
    var process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    try {
      process.onExit().get(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("process " + pid + " survives SIGKILL", e);
    }
  }

  /** A client of this platform, enrolled at first, whose own clock may be anything. */
  KeystreamClient client(String principal, InstantSource clock) {
    var file = PlatformFile.read(new DataLayout(data)).orElseThrow();
    var caller =
        new Caller(new Principal(principal), new Application("e2e"), new User.Asserted("ada"));
    return KeystreamClient.connect(
        new ClientConfiguration(
            Bus.at(file.bootstrapServers()).withTimeout(Duration.ofMinutes(2)),
            caller,
            credential(principal).read(),
            file.trust()),
        clock,
        InstantSource.system(),
        new SecureRandom());
  }

  /** The files of a principal's credential, made and enrolled at first. */
  CredentialFiles credential(String principal) {
    var files = new CredentialFiles(data.resolveSibling(principal));
    if (!files.exist()) {
      var ended =
          commandLine.run(
              "principals",
              "enrol",
              principal,
              "--out",
              files.name().toString(),
              "--policy",
              "root");
      assertThat(ended.exitCode()).as("enrol: %s%s", ended.out(), ended.err()).isZero();
    }
    return files;
  }

  KeystreamClient client(String principal) {
    return client(principal, InstantSource.system());
  }

  /** Asks over HTTPS as the founding operator. */
  HttpsCaller https() {
    var layout = new DataLayout(data);
    return new HttpsCaller(
        PlatformFile.read(layout).orElseThrow().https(),
        new CredentialFiles(layout.https()).readCertificate(),
        new CredentialFiles(layout.operator()).read());
  }

  static InstantSource at(String instant) {
    return InstantSource.fixed(Instant.parse(instant));
  }

  @Override
  public void close() {
    try {
      commandLine.run("down");
    } finally {
      kafka.close();
    }
  }
}
