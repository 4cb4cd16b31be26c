package io.keystream.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.ServerNames;
import io.keystream.schemas.commandreply.Accepted;
import io.keystream.testkit.HttpsCaller;
import io.keystream.testkit.SharedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandServiceMainTest {

  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path directory;

  @Test
  void the_process_serves_until_sigterm_and_leaves_a_snapshot() throws Exception {
    FreshTopics.prepare();
    var now = Clock.tickSeconds(ZoneOffset.UTC);
    var staff = new Staff(now.instant()).write(directory);
    var data = directory.resolve("data");
    var process = start(settings(data, ""));
    try (var caller = new KeyCaller(staff, now)) {
      staff.enrol(now.instant());
      assertThat(caller.ask(Commands.create("cards")).getOutcome()).isInstanceOf(Accepted.class);
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(data).isDirectoryContaining("glob:**.snapshot");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void where_a_port_is_set_the_process_answers_over_https_as_vault_does() throws Exception {
    FreshTopics.prepare();
    var now = Clock.systemUTC().instant();
    var _ = new Staff(now).write(directory);
    var server =
        Credential.generateForServer(
            new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress())),
            now.minus(Duration.ofHours(1)),
            Duration.ofDays(1),
            new SecureRandom());
    var files = new CredentialFiles(directory.resolve("server"));
    files.write(server);
    var port = freePort();
    var https = "https.port=%d\nhttps.credential=%s\n".formatted(port, files.name());
    var process = start(settings(directory.resolve("data"), https));
    var uri = URI.create("https://127.0.0.1:" + port);
    try (var nobody = HttpsCaller.withToken(uri, server.certificate(), "")) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(port));

      assertThat(nobody.get("sys/mounts").status()).isEqualTo(403);
      assertThat(nobody.post("auth/cert/login", "{}").error()).startsWith("permission denied");

      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    } finally {
      process.destroyForcibly();
    }
  }

  private Path settings(Path data, String more) throws IOException {
    return Files.writeString(
        directory.resolve("settings.properties"),
        """
        bootstrap.servers=%s
        node=node-1
        data.directory=%s
        founding.certificate=%s
        credential=%s
        %s\
        """
            .formatted(
                SharedKafka.bootstrapServers(),
                data,
                Staff.foundingCertificate(directory),
                Staff.credential(directory),
                more));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isOpen(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Process start(Path settings) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CommandServiceMain.class.getName(),
                settings.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
