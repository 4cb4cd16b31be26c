package io.keystream.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The example of a proxy that joins the services, as it is but for addresses, run by nginx. */
final class FrontProxy implements AutoCloseable {

  private static final Path EXAMPLE = Path.of("..", "proxy", "nginx.conf");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Process nginx;
  private final URI address;

  private FrontProxy(Process nginx, URI address) {
    this.nginx = nginx;
    this.address = address;
  }

  /** In front of the platform's services, with the platform's certificate. */
  static FrontProxy start(Path directory) throws IOException, InterruptedException {
    var port = freePort();
    var apart = OnePlatform.apart();
    var example = Files.readString(EXAMPLE, StandardCharsets.UTF_8);
    Files.writeString(
        directory.resolve("nginx.conf"),
        replaced(
            replaced(
                replaced(example, "127.0.0.1:8200", "127.0.0.1:" + port),
                "127.0.0.1:8211",
                apart.cryptoWorker().getAuthority()),
            "127.0.0.1:8212",
            apart.commandService().getAuthority()));
    Files.copy(OnePlatform.server().certificate(), directory.resolve("server.crt"));
    Files.copy(OnePlatform.server().key(), directory.resolve("server.key"));
    Files.copy(OnePlatform.server().certificate(), directory.resolve("services.crt"));
    var said = directory.resolve("nginx.log");
    var nginx =
        new ProcessBuilder("nginx", "-p", directory + "/", "-c", "nginx.conf", "-g", "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    var proxy = new FrontProxy(nginx, URI.create("https://127.0.0.1:" + port));
    proxy.awaitListening(said);
    return proxy;
  }

  URI address() {
    return address;
  }

  /** An example without it is no longer the one that is tested. */
  private static String replaced(String text, String what, String by) {
    if (!text.contains(what)) {
      throw new AssertionError(what + " is not in the example");
    }
    return text.replace(what, by);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening(Path said) throws IOException, InterruptedException {
    var giveUpAt = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < giveUpAt) {
      if (nginx.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
      try (var _ = new Socket(address.getHost(), address.getPort())) {
        return;
      } catch (IOException _) {
        // Not yet.
      }
    }
    close();
    throw new AssertionError("nginx does not listen: " + Files.readString(said));
  }

  @Override
  public void close() {
    nginx.destroy();
    try {
      if (!nginx.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        nginx.destroyForcibly();
      }
    } catch (InterruptedException _) {
      nginx.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
