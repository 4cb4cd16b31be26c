package io.keystream.bench.https;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.credentials.ClientTls;
import io.keystream.credentials.CredentialFiles;
import io.keystream.local.DataLayout;
import io.keystream.local.Platform;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.local.Ports;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Everything that {@code ./keystream up} runs, in one JVM with its broker, and a token to ask. */
public final class WholePlatform {

  private static final ObjectNode LOGIN = JsonNodeFactory.instance.objectNode().put("ttl", "2h");

  private WholePlatform() {}

  /** Closed and open loops with and without TLS, and where the processor time goes. */
  public static String measure(Path directory, SecureRandom random) {
    var layout = new DataLayout(directory);
    try (var platform =
        Platform.start(
            new PlatformConfiguration(layout, new Bus.Embedded(), Ports.FREE.withPlainHttp(0)),
            InstantSource.system(),
            random,
            _ -> {})) {
      return measure(platform, layout);
    }
  }

  private static String measure(Platform platform, DataLayout layout) {
    var trusted = new CredentialFiles(layout.https()).readCertificate();
    var own = ClientTls.trusting(trusted, platform.operator().read());
    try (var operator = new Caller(platform.https(), own)) {
      var operations = Operations.prepare(operator);
      var token = operator.post("auth/cert/login", LOGIN).at("/auth/client_token").textValue();
      var tls = ClientTls.trusting(trusted, null);
      var secured = new Server(platform.https(), tls, token);
      var plain = new Server(Objects.requireNonNull(platform.plainHttp(), "asked for"), tls, token);
      var tables = new Tables();
      tables.closed("TLS, a token", secured, operations, List.of(1, 16, 64, 256));
      tables.closed("no TLS, a token", plain, operations, List.of(16, 64));
      tables.open("open loop, TLS", secured, operations);
      tables.stages(secured, operations);
      return tables.toString();
    }
  }
}
