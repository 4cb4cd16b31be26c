package io.keystream.bench.https;

import io.keystream.credentials.ClientTls;
import io.keystream.credentials.Credential;
import io.keystream.credentials.ServerNames;
import io.keystream.http.HttpsConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A worker beside the broker and the command-service and nothing else, as a service runs it. */
public final class WorkerAlone {

  private static final List<Integer> CONNECTIONS = List.of(1, 16, 64, 256, 1024);

  private WorkerAlone() {}

  /** Where a worker listens, with a certificate made for it. */
  public static HttpsConfiguration listening(SecureRandom random) {
    var names = new ServerNames(List.of("localhost"), List.of(InetAddress.getLoopbackAddress()));
    var since = InstantSource.system().instant().minus(Duration.ofHours(1));
    return new HttpsConfiguration(
        "127.0.0.1", 0, Credential.generateForServer(names, since, Duration.ofDays(1), random));
  }

  /** A caller with a certificate encrypts; beside it the server alone answers. */
  public static String measure(
      URI at, HttpsConfiguration listening, Credential caller, String key) {
    var trusted = listening.credential().certificate();
    var server = new Server(at, ClientTls.trusting(trusted, caller), "");
    var operations = List.of(Operations.NOTHING, Operations.encrypt(key));
    var tables = new Tables();
    tables.closed("TLS, a certificate", server, operations, CONNECTIONS);
    tables.open("open loop", server, List.of(Operations.encrypt(key)));
    tables.stages(server, operations);
    return tables.toString();
  }
}
